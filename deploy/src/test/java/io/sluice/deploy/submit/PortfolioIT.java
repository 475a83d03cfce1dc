/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deploy.platform.Apps;
import io.sluice.deploy.platform.EmbeddedPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import io.sluice.deploy.platform.Role;
import io.sluice.deploy.platform.SharedPlatform;
import io.sluice.deploy.queue.PipelineIdle;
import io.sluice.deploy.queue.QueueFilter;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.ScoreRow;
import io.sluice.event.ScoredIssue;
import io.sluice.ingest.secret.SecretRedactor;
import io.sluice.runtime.config.AppConfig;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample portfolio through the whole chain on a real broker and registry. */
class PortfolioIT {

  private static final Path DIRECTORY = Path.of("target", "portfolio-it");
  private static final SecretRedactor REDACTOR =
      new SecretRedactor("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration QUIET = Duration.ofSeconds(1);

  private static final EmbeddedPlatform PLATFORM = SharedPlatform.get();
  private static final Set<String> ASSETS = new HashSet<>();

  @BeforeAll
  static void submitOnce() throws IOException {
    Portfolio portfolio = Portfolio.extractSample(DIRECTORY);
    portfolio.reports().forEach(report -> ASSETS.add(report.asset()));
    submit(PLATFORM, portfolio);
  }

  @Test
  void shouldLoseNoFinding() {
    try (QueueReader reader = new QueueReader(config(PLATFORM))) {
      List<String> findings = ours(reader).map(Finding::getFindingKey).toList();
      List<String> members = standing(reader).map(IssueMember::getFindingKey).toList();

      assertThat(findings).isNotEmpty();
      assertThat(members)
          .as("every finding is a member of exactly one issue")
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(findings);
    }
  }

  @Test
  void shouldMergeWhatSeveralToolsReport() {
    try (QueueReader reader = new QueueReader(config(PLATFORM))) {
      List<CorrelatedIssue> merged =
          reader.correlated().stream()
              .filter(PortfolioIT::stands)
              .filter(issue -> issue.getTools().size() > 1)
              .toList();

      assertThat(merged).isNotEmpty();
      assertThat(merged).allSatisfy(issue -> assertThat(issue.getMergeReasons()).isNotEmpty());
      assertThat(merged)
          .as("static, dynamic and interactive reports of one injection")
          .anySatisfy(issue -> assertThat(categories(issue)).contains("SAST", "DAST", "IAST"));
    }
  }

  @Test
  void shouldRankAsTheScoreSays() {
    try (QueueReader reader = new QueueReader(config(PLATFORM))) {
      List<ScoredIssue> queue = reader.queue(QueueFilter.ALL);

      assertThat(queue)
          .isSortedAccordingTo(
              Comparator.comparingInt((ScoredIssue issue) -> issue.getPriority().ordinal())
                  .thenComparingInt(issue -> -issue.getScoreTenths()));
      assertThat(queue)
          .allSatisfy(
              issue ->
                  assertThat(issue.getRows().stream().mapToInt(ScoreRow::getPointsTenths).sum())
                      .isEqualTo(issue.getScoreTenths()));
    }
  }

  @Test
  void shouldBeSilentWhenTheSameIsSubmittedAgain() throws Exception {
    long before = events();

    submit(PLATFORM, Portfolio.in(DIRECTORY));

    assertThat(events()).isEqualTo(before);
  }

  @Test
  void shouldEndAsUndisturbedWhenTheAppsAreKilledOnTheWay() throws IOException {
    Set<String> undisturbed = outcome(PLATFORM);
    Path data = Path.of("target", "killed-it");
    deleteTree(data);
    try (EmbeddedPlatform killed = EmbeddedPlatform.start(data, PlatformOptions.DEFAULT)) {
      Portfolio portfolio = Portfolio.in(DIRECTORY);
      int half = (portfolio.context().size() + portfolio.reports().size()) / 2;
      try (Submitter submitter = new Submitter(config(killed), REDACTOR, "test")) {
        PortfolioSubmission.submit(
            submitter,
            portfolio,
            DIRECTORY,
            (done, all) -> {
              if (done == half) {
                killed.kill(Role.APPS);
              }
              if (done == half + 3) {
                killed.up();
              }
            });
      }
      awaitIdle(killed);

      assertThat(outcome(killed)).isEqualTo(undisturbed);
    }
  }

  private static void submit(EmbeddedPlatform platform, Portfolio portfolio) throws IOException {
    try (Submitter submitter = new Submitter(config(platform), REDACTOR, "test")) {
      PortfolioSubmission.submit(submitter, portfolio, DIRECTORY, (done, all) -> {});
    }
    awaitIdle(platform);
  }

  private static void awaitIdle(EmbeddedPlatform platform) {
    try (PipelineIdle idle = new PipelineIdle(config(platform), Apps.all())) {
      assertThat(idle.await(PATIENCE, QUIET, (left, all) -> {})).isTrue();
    }
  }

  /** The queue without times, which differ, and without ids, which tell the order of arrival. */
  private static Set<String> outcome(EmbeddedPlatform platform) {
    try (QueueReader reader = new QueueReader(config(platform))) {
      Map<String, CorrelatedIssue> correlated =
          reader.correlated().stream()
              .collect(Collectors.toMap(CorrelatedIssue::getIssueId, issue -> issue));
      return reader.queue(QueueFilter.ALL).stream()
          .map(issue -> describe(issue, correlated.get(issue.getIssueId())))
          .collect(Collectors.toSet());
    }
  }

  private static String describe(
      ScoredIssue issue, @org.jspecify.annotations.Nullable CorrelatedIssue correlated) {
    String members =
        correlated == null
            ? "none"
            : correlated.getMembers().stream()
                .map(IssueMember::getFindingKey)
                .sorted()
                .collect(Collectors.joining(","));
    return String.join(
        " ",
        issue.getApplication(),
        String.valueOf(issue.getOwnership().getOwner()),
        issue.getPriority().name(),
        Integer.toString(issue.getScoreTenths()),
        members);
  }

  private static Stream<Finding> ours(QueueReader reader) {
    return reader.findings().stream().filter(finding -> ASSETS.contains(finding.getAsset()));
  }

  private static Stream<IssueMember> standing(QueueReader reader) {
    return reader.correlated().stream()
        .filter(PortfolioIT::stands)
        .flatMap(issue -> issue.getMembers().stream())
        .filter(member -> ASSETS.contains(member.getAsset()));
  }

  private static boolean stands(CorrelatedIssue issue) {
    return issue.getStatus() != IssueStatus.MERGED && issue.getStatus() != IssueStatus.RETRACTED;
  }

  private static Set<String> categories(CorrelatedIssue issue) {
    return issue.getMembers().stream()
        .map(member -> member.getCategory().name())
        .collect(Collectors.toSet());
  }

  private static long events() throws Exception {
    try (Admin admin = Admin.create(config(PLATFORM).adminProperties())) {
      String topic = Topics.ISSUE_PRIORITIZED.name("aspm");
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (int partition = 0; partition < 4; partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    }
  }

  private static AppConfig config(EmbeddedPlatform platform) {
    return AppConfig.of(
        Map.of(
            "bootstrap.servers", platform.endpoints().bootstrapServers(),
            "schema.registry.url", platform.endpoints().registryUrl()));
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      paths
          .sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
