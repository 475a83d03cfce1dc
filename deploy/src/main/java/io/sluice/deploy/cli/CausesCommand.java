/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.queue.Causes;
import io.sluice.deploy.queue.EventJson;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.event.CauseCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice causes}. */
@Command(
    name = "causes",
    description = "Show what many open issues have in common and are fixed by.",
    footer = {
      "",
      "Base images, dependencies and infrastructure modules that two or more open issues of any",
      "applications have. CLOSES is how many of them the one fix closes; of a dependency it is the",
      "lowest version that closes the most.",
      "",
      "Examples:",
      "  sluice causes",
      "  sluice causes --app shop",
      "  sluice causes --json | jq -r '.issues[]'"
    })
final class CausesCommand implements Callable<Integer> {

  @Mixin private final PlatformFlags flags;

  @Option(
      names = {"--app", "--application"},
      paramLabel = "APP",
      description = "Causes of issues of this application only.")
  private @Nullable String application;

  @Option(names = "--json", description = "One cause a line as JSON, complete.")
  private boolean json;

  private final Terminal terminal;

  CausesCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() {
    List<CauseCluster> causes;
    try (QueueReader reader = new QueueReader(Connection.of(flags))) {
      causes = Causes.of(reader.causes(), Optional.ofNullable(application));
    }
    if (json) {
      causes.forEach(cause -> terminal.out().println(EventJson.of(cause)));
    } else if (causes.isEmpty()) {
      terminal.out().println("No two open issues have a cause in common.");
    } else {
      CauseTable.lines(causes, terminal).forEach(terminal.out()::println);
    }
    return ExitCode.OK;
  }
}
