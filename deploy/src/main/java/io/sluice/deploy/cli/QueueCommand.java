/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.queue.EventJson;
import io.sluice.deploy.queue.QueueFilter;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice queue}. */
@Command(
    name = "queue",
    description = "Show the ranked queue of open issues.",
    footer = {
      "",
      "Ordered by priority (P1 first), then score, then due date. 'sluice explain ID' shows how a",
      "score came about.",
      "",
      "Examples:",
      "  sluice queue --priority P1",
      "  sluice queue --owner @acme/payments --json | jq -r .issueId",
      "  sluice queue --owner unowned        what nobody owns"
    })
final class QueueCommand implements Callable<Integer> {

  @Mixin private final PlatformFlags flags;

  @Option(
      names = {"--app", "--application"},
      paramLabel = "APP",
      description = "Issues of this application only.")
  private @Nullable String application;

  @Option(
      names = "--owner",
      paramLabel = "OWNER",
      description = "Issues of this owner only; 'unowned' for issues without one.")
  private @Nullable String owner;

  @Option(
      names = "--priority",
      paramLabel = "P1..P4",
      description = "Issues of this priority only.")
  private @Nullable Priority priority;

  @Option(names = "--json", description = "One issue a line as JSON, complete.")
  private boolean json;

  private final Terminal terminal;

  QueueCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() {
    List<ScoredIssue> queue;
    try (QueueReader reader = new QueueReader(Connection.of(flags))) {
      queue =
          reader.queue(
              new QueueFilter(
                  Optional.ofNullable(application),
                  Optional.ofNullable(owner),
                  Optional.ofNullable(priority)));
    }
    if (json) {
      queue.forEach(issue -> terminal.out().println(EventJson.of(issue)));
    } else {
      if (!queue.isEmpty()) {
        QueueTable.lines(queue, terminal).forEach(terminal.out()::println);
        terminal.out().println();
      }
      terminal.out().println(summary(queue));
    }
    return ExitCode.OK;
  }

  private static String summary(List<ScoredIssue> queue) {
    return queue.isEmpty()
        ? "No open issue."
        : "%d open issue%s.".formatted(queue.size(), queue.size() == 1 ? "" : "s");
  }
}
