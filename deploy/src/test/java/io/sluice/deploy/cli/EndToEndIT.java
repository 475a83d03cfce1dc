/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.deploy.platform.EmbeddedPlatform;
import io.sluice.deploy.platform.SharedPlatform;
import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueEventType;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScoredIssue;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's portfolio through the whole chain on a real broker and registry. The tests are steps
 * of one story in a fixed order, because starting the platform is the dear part.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndIT {

  @TempDir private Path directory = Path.of("");

  private static EmbeddedPlatform platform;
  private static Pipeline pipeline;

  @BeforeAll
  static void submitThePortfolio() {
    platform = SharedPlatform.fresh("end-to-end-it");
    pipeline = new Pipeline(platform);
    SamplePortfolio.context().forEach(pipeline::submit);
    SamplePortfolio.reports().forEach(pipeline::submit);
    pipeline.awaitIdle();
  }

  @AfterAll
  static void stop() {
    pipeline.close();
    platform.close();
  }

  @Test
  @Order(1)
  void shouldMakeEveryRawFindingAMemberOfExactlyOneIssue() {
    List<String> members =
        pipeline.issues().stream()
            .flatMap(issue -> issue.getMembers().stream())
            .map(EndToEndIT::source)
            .toList();
    // An event that repeats another one of the same process is the same finding, seen again.
    Set<String> expected =
        pipeline.rawFindings().stream()
            .filter(record -> body(record).getCategory() != Category.RUNTIME)
            .map(record -> record.topic() + "-" + record.partition() + "@" + record.offset())
            .collect(toSet());

    assertThat(expected).hasSizeGreaterThan(250);
    assertThat(members).doesNotHaveDuplicates().containsAll(expected);
    assertThat(members.size() - expected.size())
        .as("different runtime events of the portfolio")
        .isEqualTo(3);
  }

  @Test
  @Order(2)
  void shouldReportOneInjectionOfThreeKindsOfToolsOnce() {
    CorrelatedIssue injection = issueOf("storefront", "sqli", "zap");

    assertThat(injection.getTools()).hasSize(3).contains("zap", "acme-iast");
    assertThat(injection.getMembers())
        .extracting(IssueMember::getCategory)
        .containsExactlyInAnyOrder(Category.SAST, Category.DAST, Category.IAST);
    assertThat(issuesOf("storefront"))
        .filteredOn(issue -> issue.getPackage$() == null && hasClass(issue, "sqli"))
        .filteredOn(issue -> issue.getStatus() == IssueStatus.OPEN)
        .as("the other injection of the same file stays an issue of its own")
        .hasSize(2);
  }

  @Test
  @Order(3)
  void shouldReportOneVulnerablePackageOnceForEachApplication() {
    List<CorrelatedIssue> log4shell =
        pipeline.issues().stream()
            .filter(issue -> issue.getVulnerabilityIds().contains("CVE-2021-44228"))
            .toList();

    assertThat(log4shell)
        .extracting(CorrelatedIssue::getApplication)
        .containsExactlyInAnyOrder("payments-api", "batch-reports");
    assertThat(log4shell)
        .filteredOn(issue -> issue.getApplication().equals("payments-api"))
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.getTools()).containsExactly("grype", "trivy");
              assertThat(issue.getMembers()).hasSize(3);
              assertThat(issue.getAssets()).hasSize(2);
            });
  }

  @Test
  @Order(4)
  void shouldMergeOneKeyOneMisconfigurationAndOneRouteOfTwoHosts() {
    assertThat(issuesOf("checkout-web"))
        .filteredOn(issue -> issue.getCategory() == Category.SECRET)
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.getTools()).containsExactly("gitleaks", "trivy");
              assertThat(issue.getMembers()).hasSize(3);
            });
    assertThat(issuesOf("infra-live"))
        .filteredOn(issue -> issue.getTools().size() == 2)
        .hasSizeGreaterThanOrEqualTo(6);
    assertThat(issuesOf("checkout-web"))
        .filteredOn(issue -> issue.getAssets().size() == 2 && hasClass(issue, "xss"))
        .singleElement()
        .satisfies(issue -> assertThat(issue.getMembers()).hasSize(2));
  }

  @Test
  @Order(5)
  void shouldSayWhichRuleNamedTheOwner() {
    assertThat(pipeline.queue())
        .filteredOn(issue -> issue.getApplication().startsWith("unowned:"))
        .isNotEmpty()
        .allSatisfy(issue -> assertThat(issue.getOwnership().getOwner()).isNull());
    assertThat(issueOf("storefront", "sqli", "zap").getOwnership().getOwner())
        .contains("storefront-backend");
    assertThat(issueOf("storefront", "sqli", "zap").getOwnership().getEvidence())
        .contains("/routes/");
  }

  @Test
  @Order(5)
  void shouldJoinARequestWithItsCodeByTheRouteDocument() {
    CorrelatedIssue injection = issueOf("identity-gateway", "sqli", "zap");

    assertThat(injection.getMembers())
        .extracting(IssueMember::getCategory)
        .containsExactlyInAnyOrder(Category.SAST, Category.DAST);
    assertThat(injection.getMergeReasons())
        .filteredOn(reason -> reason.getRule().equals("bridge.dast-sast/1"))
        .singleElement()
        .satisfies(
            reason ->
                assertThat(reason.getConditions())
                    .contains(
                        "one handler: GET /api/accounts is answered by gateway/accounts/views"
                            + " lookup, says openapi:openapi.yaml"));
    assertThat(pipeline.run("explain", injection.getIssueId()).out())
        .contains("    met      one place of sqli in the handler");
    assertThat(pipeline.queue())
        .filteredOn(issue -> issue.getIssueId().equals(injection.getIssueId()))
        .singleElement()
        .satisfies(
            scored ->
                assertThat(scored.getRows())
                    .filteredOn(row -> row.getRow().equals("threat"))
                    .singleElement()
                    .satisfies(
                        row ->
                            assertThat(row.getValue()).isEqualTo("confirmed in the application")));
  }

  @Test
  @Order(6)
  void shouldOrderTheQueueByPriorityAndScoreThatAddsUp() {
    List<ScoredIssue> queue = pipeline.queue();

    assertThat(queue).isNotEmpty();
    assertThat(queue)
        .allSatisfy(
            issue -> {
              int sum = issue.getRows().stream().mapToInt(row -> row.getPointsTenths()).sum();
              assertThat(sum).isEqualTo(issue.getScoreTenths());
              // A decision table can make an issue more urgent than its band, never less.
              assertThat(issue.getPriority()).isLessThanOrEqualTo(band(issue.getScoreTenths()));
              assertThat(issue.getScoreTenths())
                  .isBetween(issue.getLowTenths(), issue.getHighTenths());
            });
    assertThat(queue)
        .isSortedAccordingTo(
            Comparator.comparing(ScoredIssue::getPriority)
                // Within five points what can be fixed comes first.
                .thenComparing(issue -> -(issue.getScoreTenths() / 50)));
    assertThat(queue.getFirst().getApplication()).isEqualTo("payments-api");
    assertThat(queue.getFirst().getVulnerabilityIds()).contains("CVE-2021-44228");
  }

  @Test
  @Order(7)
  void shouldTellConsumersOfEachOpenIssueOnce() {
    List<IssueEvent> events =
        pipeline.read(Topics.ISSUE_PRIORITIZED, Map.of()).stream()
            .map(ConsumerRecord::value)
            .toList();

    assertThat(events).extracting(IssueEvent::getEventId).doesNotHaveDuplicates();
    assertThat(events)
        .filteredOn(event -> event.getType() == IssueEventType.OPENED)
        .extracting(IssueEvent::getIssueId)
        .containsAll(pipeline.queue().stream().map(ScoredIssue::getIssueId).toList());
    assertThat(pipeline.read(Topics.ISSUE_OCSF, Map.of())).hasSameSizeAs(events);
  }

  @Test
  @Order(10)
  void shouldStaySilentWhenTheSameReportsComeAgain() {
    assertSilent(SamplePortfolio.reports());
  }

  @Test
  @Order(11)
  void shouldStaySilentWhenResultsComeInAnotherOrder() {
    assertSilent(
        SamplePortfolio.reports().stream()
            .map(entry -> SamplePortfolio.permuted(entry, directory))
            .toList());
  }

  @Test
  @Order(12)
  void shouldStaySilentWhenAllLinesMoved() {
    assertSilent(
        SamplePortfolio.reports().stream()
            .map(entry -> SamplePortfolio.shifted(entry, 40, directory))
            .toList());
  }

  @Test
  @Order(20)
  void shouldRescoreExactlyTheIssuesOfAnApplicationThatBecameInternetFacing() throws IOException {
    Set<String> expected =
        pipeline.queue().stream()
            .filter(issue -> issue.getApplication().equals("search-service"))
            .map(ScoredIssue::getIssueId)
            .collect(toSet());
    String catalog = Files.readString(SamplePortfolio.file("context/catalog-info.yaml"));
    int at = catalog.indexOf("name: search-service");
    Path changed =
        Files.writeString(
            directory.resolve("catalog-info.yaml"),
            catalog.substring(0, at)
                + catalog
                    .substring(at)
                    .replaceFirst(
                        "sluice.io/exposure: internal", "sluice.io/exposure: internet-open"));

    assertThat(rescoredWithin(Duration.ofSeconds(5), changed, expected)).isEqualTo(expected);
  }

  @Test
  @Order(21)
  void shouldRescoreExactlyTheIssuesOfAVulnerabilityThatIsNowExploited() throws IOException {
    Set<String> expected =
        pipeline.queue().stream()
            .filter(issue -> issue.getVulnerabilityIds().contains("CVE-2022-42889"))
            .map(ScoredIssue::getIssueId)
            .collect(toSet());
    assertThat(expected).isNotEmpty();
    String kev =
        Files.readString(SamplePortfolio.file("context/known_exploited_vulnerabilities.json"));
    Path changed =
        Files.writeString(
            directory.resolve("kev.json"),
            kev.replace("\"count\": 7", "\"count\": 8")
                .replaceFirst(
                    "\"vulnerabilities\": \\[",
                    """
                    "vulnerabilities": [
                      {"cveID": "CVE-2022-42889", "vendorProject": "Apache", "product": "Commons Text",
                       "vulnerabilityName": "Apache Commons Text Code Execution", "dateAdded": "2026-11-19",
                       "shortDescription": "Interpolation executes code.", "requiredAction": "Update.",
                       "dueDate": "2026-12-10", "knownRansomwareCampaignUse": "Unknown"},
                    """));
    Map<TopicPartition, Long> before = pipeline.ends(Topics.ISSUE_PRIORITIZED);

    assertThat(rescoredWithin(Duration.ofSeconds(5), changed, expected)).isEqualTo(expected);

    assertThat(pipeline.read(Topics.ISSUE_PRIORITIZED, before))
        .extracting(record -> record.value().getType())
        .containsOnly(IssueEventType.ESCALATED);
  }

  /** Issues that were scored anew after a context file was submitted, and no others later on. */
  private Set<String> rescoredWithin(Duration bound, Path context, Set<String> expected) {
    Map<TopicPartition, Long> before = pipeline.ends(Topics.ISSUE_SCORED);

    pipeline.submit(context);

    await()
        .atMost(bound)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(rescored(before)).containsAll(expected));
    pipeline.awaitIdle();
    return rescored(before);
  }

  private static Set<String> rescored(Map<TopicPartition, Long> since) {
    return pipeline.read(Topics.ISSUE_SCORED, since).stream()
        .map(record -> record.value().getIssueId())
        .collect(toSet());
  }

  private static void assertSilent(List<SamplePortfolio.Entry> reports) {
    Map<TopicPartition, Long> events = pipeline.ends(Topics.ISSUE_PRIORITIZED);
    Map<TopicPartition, Long> siem = pipeline.ends(Topics.ISSUE_OCSF);

    reports.forEach(pipeline::submit);
    pipeline.awaitIdle();

    assertThat(pipeline.read(Topics.ISSUE_PRIORITIZED, events))
        .extracting(record -> record.value().getType() + " " + record.value().getTitle())
        .isEmpty();
    assertThat(pipeline.read(Topics.ISSUE_OCSF, siem)).isEmpty();
  }

  private static List<CorrelatedIssue> issuesOf(String application) {
    List<CorrelatedIssue> found = new ArrayList<>();
    Collection<CorrelatedIssue> issues = pipeline.issues();
    for (CorrelatedIssue issue : issues) {
      if (issue.getApplication().equals(application)) {
        found.add(issue);
      }
    }
    return found;
  }

  private static CorrelatedIssue issueOf(String application, String weakness, String tool) {
    return issuesOf(application).stream()
        .filter(issue -> hasClass(issue, weakness) && issue.getTools().contains(tool))
        .findFirst()
        .orElseThrow();
  }

  private static boolean hasClass(CorrelatedIssue issue, String weakness) {
    return weakness.equals(issue.getWeaknessClass());
  }

  private static Priority band(int tenths) {
    return tenths >= 850
        ? Priority.P1
        : tenths >= 700 ? Priority.P2 : tenths >= 450 ? Priority.P3 : Priority.P4;
  }

  private static RawFinding body(ConsumerRecord<String, ScanRecord> record) {
    return (RawFinding) record.value().getBody();
  }

  private static String source(IssueMember member) {
    return member.getProvenance().getTopic()
        + "-"
        + member.getProvenance().getPartition()
        + "@"
        + member.getProvenance().getOffset();
  }
}
