/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.demo.FlowCounts;
import io.sluice.deploy.demo.Instructive;
import io.sluice.deploy.platform.Apps;
import io.sluice.deploy.platform.DataDirectory;
import io.sluice.deploy.platform.Endpoints;
import io.sluice.deploy.platform.LocalPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import io.sluice.deploy.platform.SecretPepper;
import io.sluice.deploy.queue.IssueDetail;
import io.sluice.deploy.queue.PipelineIdle;
import io.sluice.deploy.queue.QueueFilter;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.deploy.submit.Portfolio;
import io.sluice.deploy.submit.PortfolioSubmission;
import io.sluice.deploy.submit.Submitter;
import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import io.sluice.runtime.config.AppConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice demo}. */
@Command(
    name = "demo",
    description = "Run a sample portfolio through the whole chain and explain the result.",
    footer = {
      "",
      "Starts a platform of its own in .sluice/demo (a demo before it is stopped and forgotten),",
      "submits the bundled reports of an invented company, and shows the queue. The platform stays",
      "up unless --exit is given; stop it with: sluice down",
      "",
      "Examples:",
      "  sluice demo",
      "  sluice demo --exit"
    })
final class DemoCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration QUIET = Duration.ofMillis(700);
  private static final int WIDTH_IN_A_PIPE = 180;
  private static final int SHOWN = 25;

  @Mixin private final PlatformFlags flags;

  @Option(names = "--exit", description = "Stop the platform at the end.")
  private boolean exit;

  @Option(names = "--all", description = "Show the whole queue, not only its head.")
  private boolean all;

  private final Terminal terminal;
  private final Stopwatch watch = new Stopwatch();

  DemoCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal.widthOr(WIDTH_IN_A_PIPE);
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() throws IOException {
    if (flags.isRemote()) {
      throw CliException.usage("the demo has a platform of its own; it takes only --data");
    }
    DataDirectory data = flags.dataDirectoryOr("demo");
    LocalPlatform platform =
        new LocalPlatform(data, PlatformOptions.DEFAULT, line -> step("  " + line));
    step("Starting a platform in " + data.root());
    platform.forget();
    Endpoints endpoints = platform.up();
    try (Unfinished unfinished = new Unfinished(platform::down)) {
      AppConfig config = Connection.of(flags, endpoints);
      PortfolioSubmission.Totals submitted = submit(config, data);
      awaitIdle(config);
      show(config, submitted);
      closing(data, endpoints);
      if (!exit) {
        unfinished.finished();
      }
    }
    return ExitCode.OK;
  }

  private PortfolioSubmission.Totals submit(AppConfig config, DataDirectory data)
      throws IOException {
    Path directory = data.portfolioDirectory();
    Portfolio portfolio = Portfolio.extractSample(directory);
    step(
        "Submitting %d context files and %d reports of the sample portfolio"
            .formatted(portfolio.context().size(), portfolio.reports().size()));
    String pepper = SecretPepper.of(data, flags.environment());
    try (Submitter submitter = new Submitter(config, Peppers.redactor(pepper), "demo");
        ProgressLine progress = new ProgressLine(terminal, "  Submitting")) {
      return PortfolioSubmission.submit(
          submitter, portfolio, directory, (done, all) -> progress.update(done, all, "files"));
    }
  }

  private void awaitIdle(AppConfig config) {
    step("Normalizing, correlating and scoring");
    try (PipelineIdle idle = new PipelineIdle(config, Apps.all());
        ProgressLine progress = new ProgressLine(terminal, "  Processing")) {
      if (!idle.await(
          PATIENCE, QUIET, (left, all) -> progress.update(all - left, all, "records"))) {
        throw CliException.unavailable("the apps have not finished in time; see: sluice status");
      }
    }
    step("Done");
  }

  private void show(AppConfig config, PortfolioSubmission.Totals submitted) {
    try (QueueReader reader = new QueueReader(config)) {
      counts(submitted, FlowCounts.of(reader));
      List<ScoredIssue> queue = reader.queue(QueueFilter.ALL);
      heading("The queue, within five points of score what one fix closes together first");
      queue(queue);
      List<Instructive.Example> examples = Instructive.of(details(reader, queue));
      for (Instructive.Example example : examples) {
        heading(example.lesson());
        Explanation.lines(example.detail(), terminal).forEach(terminal.out()::println);
      }
    }
  }

  private void queue(List<ScoredIssue> queue) {
    List<ScoredIssue> shown = all ? queue : queue.subList(0, Math.min(SHOWN, queue.size()));
    QueueTable.lines(shown, terminal).forEach(terminal.out()::println);
    if (shown.size() < queue.size()) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "… and %d more; all of them: sluice demo --all, or, while it is up: sluice queue%n",
              queue.size() - shown.size());
    }
  }

  private static List<IssueDetail> details(QueueReader reader, List<ScoredIssue> queue) {
    var correlated =
        reader.correlated().stream()
            .collect(Collectors.toMap(issue -> issue.getIssueId(), issue -> issue, (a, b) -> a));
    return queue.stream()
        .flatMap(
            scored ->
                Stream.ofNullable(correlated.get(scored.getIssueId()))
                    .map(issue -> new IssueDetail(issue, scored)))
        .toList();
  }

  private void counts(PortfolioSubmission.Totals submitted, FlowCounts counts) {
    heading("What came of it");
    count(submitted.findings(), "raw findings in %d reports".formatted(submitted.reports()));
    count(counts.findings(), "findings, each with an identity that survives the next scan");
    count(
        counts.issues(),
        "issues: findings of several tools about one weakness are one (%d of %d open issues have"
                .formatted(counts.merged(), counts.open())
            + " more than one finding)");
    count(counts.open(), "open in the queue: " + bands(counts));
  }

  private void count(long number, String what) {
    terminal.out().printf(Locale.ROOT, "%,7d  %s%n", number, what);
  }

  private static String bands(FlowCounts counts) {
    return Stream.of(Priority.P1, Priority.P2, Priority.P3, Priority.P4)
        .map(band -> counts.byPriority().getOrDefault(band, 0L) + " " + band)
        .collect(Collectors.joining(", "));
  }

  private void closing(DataDirectory data, Endpoints endpoints) {
    heading("Elapsed: " + watch.elapsed());
    if (exit) {
      return;
    }
    Addresses.print(terminal, endpoints, data);
    terminal.out().println();
    terminal.out().println("Look further:  sluice queue --owner unowned");
    terminal.out().println("               sluice consume issue.prioritized --from-beginning");
    terminal.out().println("Stop it:       sluice down");
  }

  private void heading(String text) {
    terminal.out().println();
    terminal.out().println(terminal.styled(Style.BOLD, text));
  }

  private void step(String text) {
    terminal.err().println(terminal.styled(Style.DIM, watch.elapsed()) + "  " + text);
  }
}
