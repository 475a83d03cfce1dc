/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.DataDirectory;
import io.sluice.deploy.platform.LocalPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import io.sluice.deploy.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice down}. */
@Command(
    name = "down",
    description = "Stop the local platform; its data is kept.",
    footer = {
      "",
      "The apps stop first, so that they can commit what they have done, the broker last.",
      "",
      "Examples:",
      "  sluice down",
      "  sluice down --delete-data      stop and forget everything"
    })
final class DownCommand implements Callable<Integer> {

  @Mixin private final PlatformFlags flags;

  @Option(names = "--delete-data", description = "Delete the data directory's content afterwards.")
  private boolean deleteData;

  private final Terminal terminal;

  DownCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() {
    DataDirectory data = flags.dataDirectory();
    LocalPlatform platform =
        new LocalPlatform(data, PlatformOptions.DEFAULT, terminal.err()::println);
    List<Role> stopped = platform.down();
    if (deleteData) {
      platform.forget();
      terminal.out().println("Deleted the data in " + data.root() + ".");
    } else if (stopped.isEmpty()) {
      terminal.out().println("Nothing was running in " + data.root() + ".");
    } else {
      String roles = stopped.stream().map(Role::label).collect(Collectors.joining(", "));
      terminal.out().println("Stopped: " + roles + ". Data is kept in " + data.root() + ".");
    }
    return ExitCode.OK;
  }
}
