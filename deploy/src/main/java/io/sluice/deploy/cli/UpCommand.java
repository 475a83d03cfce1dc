/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.DataDirectory;
import io.sluice.deploy.platform.Endpoints;
import io.sluice.deploy.platform.LocalPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice up}. */
@Command(
    name = "up",
    description = "Start the local platform: broker, schema registry and apps.",
    footer = {
      "",
      "Everything listens on the loopback interface only and runs on after this command ends. What",
      "runs already is left alone, so the command can be repeated after a crash. Data, logs and",
      "ports are kept in the data directory: a later start finds them again.",
      "",
      "Example:",
      "  sluice up --data ~/sluice-data"
    })
final class UpCommand implements Callable<Integer> {

  @Mixin private final PlatformFlags flags;

  @Option(names = "--no-apps", description = "Broker and registry only.")
  private boolean withoutApps;

  private final Terminal terminal;

  UpCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() {
    PlatformOptions options =
        withoutApps ? PlatformOptions.DEFAULT.withoutApps() : PlatformOptions.DEFAULT;
    DataDirectory data = flags.dataDirectory();
    Endpoints endpoints = new LocalPlatform(data, options, terminal.err()::println).up();
    Addresses.print(terminal, endpoints, data);
    return ExitCode.OK;
  }
}
