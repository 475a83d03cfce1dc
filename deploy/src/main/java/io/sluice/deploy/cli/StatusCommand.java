/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.ChildState;
import io.sluice.deploy.platform.DataDirectory;
import io.sluice.deploy.platform.LocalPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import io.sluice.deploy.platform.PlatformState;
import io.sluice.deploy.platform.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice status}. */
@Command(
    name = "status",
    description = "Show what of the local platform runs and where.",
    footer = {"", "Exit code 0 when all of it is ready, 69 otherwise."})
final class StatusCommand implements Callable<Integer> {

  @Mixin private final PlatformFlags flags;

  private final Terminal terminal;

  StatusCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() {
    DataDirectory data = flags.dataDirectory();
    LocalPlatform platform = new LocalPlatform(data, PlatformOptions.DEFAULT, line -> {});
    Optional<PlatformState> state = platform.state();
    if (state.isEmpty()) {
      terminal.out().println("No platform in " + data.root() + "; start one with: sluice up");
      return ExitCode.UNAVAILABLE;
    }
    boolean allReady = true;
    Table table =
        new Table(
            Table.Column.left("PART"),
            Table.Column.left("STATE"),
            Table.Column.right("PORT"),
            Table.Column.right("PID"),
            Table.Column.right("RUNS FOR"),
            Table.Column.text("LOG"));
    for (Role role : Role.values()) {
      Optional<ChildState> child = state.get().child(role);
      boolean running = child.filter(ChildState::isRunning).isPresent();
      boolean ready = running && platform.isReady(role);
      allReady &= ready;
      table.add(
          role.label(),
          ready ? "ready" : running ? "not ready" : child.isPresent() ? "died" : "stopped",
          Integer.toString(state.get().ports().of(role)),
          running ? Long.toString(child.get().pid()) : "-",
          running ? age(child.get().startedAt()) : "-",
          data.log(role).toString());
    }
    table
        .lines(terminal.width(), header -> terminal.styled(Style.BOLD, header))
        .forEach(terminal.out()::println);
    platform
        .endpoints()
        .ifPresent(
            endpoints -> {
              terminal.out().println();
              Addresses.print(terminal, endpoints, data);
            });
    return allReady ? ExitCode.OK : ExitCode.UNAVAILABLE;
  }

  private static String age(Instant startedAt) {
    Duration age = Duration.between(startedAt, Instant.now());
    return age.toHours() > 0
        ? String.format(Locale.ROOT, "%d h %d min", age.toHours(), age.toMinutesPart())
        : String.format(Locale.ROOT, "%d min %d s", age.toMinutes(), age.toSecondsPart());
  }
}
