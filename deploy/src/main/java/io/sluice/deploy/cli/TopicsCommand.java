/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.topic.TopicAdmin;
import io.sluice.runtime.topic.TopicDifference;
import io.sluice.topic.TopicManifest;
import io.sluice.topic.TopicManifest.Cleanup;
import io.sluice.topic.TopicManifest.Entry;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice topics}. */
@Command(
    name = "topics",
    description = "List, check or create the topics of the pipeline.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  sluice topics list                       what there is, and what it holds",
      "  sluice topics check --bootstrap-servers broker:9092 --registry-url http://registry:8081",
      "  sluice topics create --replication-factor 3"
    })
final class TopicsCommand implements Runnable {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  TopicsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command: list, check or create?");
  }

  @Command(name = "list", description = "Show the topics of the manifest; needs no platform.")
  int list(@Mixin PlatformFlags flags) {
    Table table =
        new Table(
            Table.Column.left("TOPIC"),
            Table.Column.right("PARTITIONS"),
            Table.Column.left("KEPT"),
            Table.Column.left("VALUE"),
            Table.Column.text("KEY"),
            Table.Column.text("HOLDS"));
    for (Entry entry : TopicManifest.bundled().topics()) {
      table.add(
          flags.topicPrefix + "." + entry.name(),
          Integer.toString(entry.partitions()),
          kept(entry),
          entry.value(),
          entry.key(),
          entry.description());
    }
    table
        .lines(terminal.width(), header -> terminal.styled(Style.BOLD, header))
        .forEach(terminal.out()::println);
    return ExitCode.OK;
  }

  @Command(
      name = "check",
      description = "Compare the platform's topics with the manifest; exit code 65 on an error.")
  int check(@Mixin PlatformFlags flags) {
    List<TopicDifference> differences = withAdmin(flags, 1, TopicAdmin::check);
    differences.forEach(difference -> terminal.out().println(difference));
    if (differences.stream().anyMatch(TopicDifference::isError)) {
      return ExitCode.DATA;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "All %d topics are as the manifest says.%n",
            TopicManifest.bundled().topics().size());
    return ExitCode.OK;
  }

  @Command(name = "create", description = "Create the topics that are missing; others stay.")
  int create(
      @Mixin PlatformFlags flags,
      @Option(
              names = "--replication-factor",
              defaultValue = "-1",
              paramLabel = "N",
              description = "Copies of each partition. Default: what the broker says.")
          int replicationFactor) {
    List<String> created = withAdmin(flags, replicationFactor, TopicAdmin::create);
    created.forEach(terminal.out()::println);
    terminal.err().printf(Locale.ROOT, "%d topics created.%n", created.size());
    return ExitCode.OK;
  }

  private <T> T withAdmin(
      PlatformFlags flags, int replicationFactor, Function<TopicAdmin, T> task) {
    AppConfig config = Connection.of(flags);
    try (Admin admin = Admin.create(config.adminProperties())) {
      return task.apply(
          new TopicAdmin(admin, TopicManifest.bundled(), config.topicPrefix(), replicationFactor));
    }
  }

  private static String kept(Entry entry) {
    return entry.cleanup() == Cleanup.COMPACT
        ? "last of each key"
        : entry.retentionHours() / 24 + " days";
  }
}
