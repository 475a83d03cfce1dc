/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.queue.EventJson;
import io.sluice.deploy.queue.QueueFilter;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import io.sluice.topic.Keys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
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
      "Ordered by priority (P1 first), then score in steps of five points; of like risk what can be",
      "fixed comes first, and the fix that closes most. 'sluice explain ID' shows how a score came",
      "about.",
      "",
      "Examples:",
      "  sluice queue --priority P1",
      "  sluice queue --owner @acme/payments --json | jq -r .issueId",
      "  sluice queue --owner unowned        what nobody owns",
      "  sluice queue --members --json       with topic, partition, offset and position in the report"
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

  @Option(
      names = "--members",
      description = "With the findings of each issue and the raw records they were read from.")
  private boolean members;

  @Option(names = "--json", description = "One issue a line as JSON, complete.")
  private boolean json;

  private static final String INDENT = "      ";

  private final Terminal terminal;

  QueueCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() {
    List<ScoredIssue> queue;
    Map<String, CorrelatedIssue> details;
    try (QueueReader reader = new QueueReader(Connection.of(flags))) {
      queue =
          reader.queue(
              new QueueFilter(
                  Optional.ofNullable(application),
                  Optional.ofNullable(owner),
                  Optional.ofNullable(priority)));
      details = members ? details(reader) : Map.of();
    }
    if (json) {
      queue.forEach(issue -> terminal.out().println(toJson(issue, details)));
    } else if (members) {
      queue.forEach(issue -> printWithMembers(issue, details));
      terminal.out().println(summary(queue));
    } else {
      if (!queue.isEmpty()) {
        QueueTable.lines(queue, terminal).forEach(terminal.out()::println);
        terminal.out().println();
      }
      terminal.out().println(summary(queue));
    }
    return ExitCode.OK;
  }

  private static Map<String, CorrelatedIssue> details(QueueReader reader) {
    return reader.correlated().stream()
        .collect(Collectors.toMap(QueueCommand::key, Function.identity()));
  }

  private static String key(CorrelatedIssue issue) {
    return Keys.issue(issue.getApplication(), issue.getIssueId());
  }

  private static Optional<CorrelatedIssue> detail(
      ScoredIssue issue, Map<String, CorrelatedIssue> details) {
    return Optional.ofNullable(details.get(Keys.issue(issue.getApplication(), issue.getIssueId())));
  }

  private void printWithMembers(ScoredIssue issue, Map<String, CorrelatedIssue> details) {
    QueueTable.lines(List.of(issue), terminal).stream().skip(1).forEach(terminal.out()::println);
    Table table =
        MemberTable.of(detail(issue, details).map(CorrelatedIssue::getMembers).orElse(List.of()));
    OptionalInt width =
        terminal.width().isPresent()
            ? OptionalInt.of(terminal.width().getAsInt() - INDENT.length())
            : terminal.width();
    table
        .lines(width, header -> terminal.styled(Style.DIM, header))
        .forEach(line -> terminal.out().println(INDENT + line));
    terminal.out().println();
  }

  /** The scored issue, and with {@code --members} its findings as {@code findings}. */
  private static String toJson(ScoredIssue issue, Map<String, CorrelatedIssue> details) {
    Optional<CorrelatedIssue> detail = detail(issue, details);
    return detail.isEmpty()
        ? EventJson.of(issue)
        : EventJson.of(issue, "findings", detail.get().getMembers());
  }

  private static String summary(List<ScoredIssue> queue) {
    return queue.isEmpty()
        ? "No open issue."
        : "%d open issue%s.".formatted(queue.size(), queue.size() == 1 ? "" : "s");
  }
}
