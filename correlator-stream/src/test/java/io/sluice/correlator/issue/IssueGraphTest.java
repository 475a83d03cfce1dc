/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import static io.sluice.correlator.FindingBuilder.FIRST_SEEN;
import static io.sluice.correlator.FindingBuilder.aFinding;
import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.correlator.FindingBuilder;
import io.sluice.event.Anchor;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IssueGraphTest {

  private static final String LODASH = "pkg:npm/lodash@4.17.20";

  private final IssueWorld world = new IssueWorld();

  @Nested
  class Lines {

    @Test
    void shouldHoldTheFormerLineUntilTheOtherToolFollows() {
      world.add(line("semgrep", 10), line("codeql", 10));
      String id = world.only().getIssueId();

      world.add(line("semgrep", 50));
      assertThat(world.only().getIssueId()).isEqualTo(id);
      assertThat(held("semgrep")).containsExactly("sqli · A.java:10 · " + FindingBuilder.REPO);

      world.add(line("codeql", 50));
      assertThat(world.only().getIssueId()).isEqualTo(id);
      assertThat(held("semgrep")).isEmpty();
      assertThat(held("codeql")).isEmpty();
    }

    @Test
    void shouldNotAttractNewFindingsByAHeldLine() {
      world.add(line("semgrep", 10), line("codeql", 10), line("semgrep", 50));

      world.add(aFinding("new").weakness("sqli").at("A.java", 10));

      assertThat(world.partition())
          .containsExactlyInAnyOrder(Set.of("semgrep", "codeql"), Set.of("new"));
    }

    @Test
    void shouldNotMergeAMovedFindingWithOneThatHasNotMovedYet() {
      world.add(line("semgrep", 10), line("codeql", 50));

      world.add(line("semgrep", 50));

      assertThat(world.live()).hasSize(2);
    }

    @Test
    void shouldMergeAMovedFindingAtTheSameCommit() {
      world.add(line("semgrep", 10).commit("c1"), line("codeql", 50).commit("c2"));

      world.add(line("semgrep", 50).commit("c2"));

      assertThat(world.live()).hasSize(1);
    }

    @Test
    void shouldNotHoldALineWhenTheClassIsAnother() {
      world.add(line("semgrep", 10), line("codeql", 10));

      world.add(aFinding("semgrep").weakness("xss").at("A.java", 10));

      assertThat(world.live()).hasSize(2);
    }

    private FindingBuilder line(String tool, int line) {
      return aFinding(tool).by(tool).weakness("sqli").at("A.java", line);
    }

    private List<String> held(String name) {
      return world.only().getMembers().stream()
          .filter(member -> member.getTitle().equals("Title of " + name))
          .flatMap(member -> member.getAnchors().stream())
          .filter(Anchor::getHeld)
          .map(Anchor::getValue)
          .toList();
    }
  }

  @Nested
  class Size {

    @Test
    void shouldGiveFindingsBeyondTheLimitIssuesOfTheirOwn() {
      for (int i = 0; i < IssueGraph.MAX_FINDINGS + 2; i++) {
        world.add(aVulnerability("f" + i, LODASH, "CVE-2021-1"));
      }

      assertThat(world.live()).hasSize(3);
      CorrelatedIssue last = world.issueOf("f" + IssueGraph.MAX_FINDINGS);
      assertThat(last.getMembers()).hasSize(1);
      assertThat(last.getMergeReasons())
          .singleElement()
          .satisfies(
              reason -> {
                assertThat(reason.getRule()).isEqualTo("guard.size/1");
                assertThat(reason.getEvidence()).endsWith("npm/lodash@4.17.20 · CVE-2021-1");
              });
    }

    @Test
    void shouldTakeAFindingInWhenThereIsRoomAgain() {
      for (int i = 0; i <= IssueGraph.MAX_FINDINGS; i++) {
        world.add(aVulnerability("f" + i, LODASH, "CVE-2021-1"));
      }

      world.remove("f0");
      world.add(
          aVulnerability("f" + IssueGraph.MAX_FINDINGS, LODASH, "CVE-2021-1").titled("changed"));

      assertThat(world.only().getMembers()).hasSize(IssueGraph.MAX_FINDINGS);
    }

    @Test
    void shouldKeepAnIssueSmallEnoughForARecord() {
      String long100k = "x".repeat(100_000);
      for (int i = 0; i < 3; i++) {
        world.add(aVulnerability("f" + i, LODASH, "CVE-2021-1").rule(long100k));
      }

      assertThat(world.live()).extracting(issue -> issue.getMembers().size()).contains(2, 1);
    }

    @Test
    void shouldNotLetOneFindingUniteTwoLargeIssues() {
      for (int i = 0; i < 40; i++) {
        world.add(aVulnerability("a" + i, LODASH, "CVE-2021-1"));
        world.add(aVulnerability("b" + i, LODASH, "GHSA-aaaa-bbbb-cccc"));
      }
      assertThat(world.live()).hasSize(2);

      world.add(aVulnerability("bridge", LODASH, "CVE-2021-1", "GHSA-aaaa-bbbb-cccc"));

      assertThat(world.live()).extracting(issue -> issue.getMembers().size()).contains(40, 41);
      assertThat(world.live()).hasSize(2);
    }
  }

  @Nested
  class Ids {

    @Test
    void shouldLetTheOlderIssueSurviveAMerge() {
      world.add(
          aVulnerability("young", LODASH, "CVE-2021-1").firstSeen(FIRST_SEEN.plusSeconds(60)),
          aVulnerability("old", LODASH, "GHSA-aaaa-bbbb-cccc"));
      String young = world.idOf("young");
      String old = world.idOf("old");

      GraphChange change =
          world.report(
              aVulnerability("bridge", LODASH, "CVE-2021-1", "GHSA-aaaa-bbbb-cccc").build());

      assertThat(world.only().getIssueId()).isEqualTo(old);
      assertThat(world.only().getAliases()).containsExactly(young);
      assertThat(change.merged())
          .singleElement()
          .satisfies(
              issue -> {
                assertThat(issue.getIssueId()).isEqualTo(young);
                assertThat(issue.getMergedInto()).isEqualTo(old);
                assertThat(issue.getMembers()).isEmpty();
              });
    }

    @Test
    void shouldGiveTheLargerPartOfASplitTheId() {
      world.add(
          aVulnerability("a", LODASH, "CVE-2021-1"),
          aVulnerability("bridge", LODASH, "CVE-2021-1", "GHSA-aaaa-bbbb-cccc"),
          aVulnerability("b", LODASH, "GHSA-aaaa-bbbb-cccc"),
          aVulnerability("c", LODASH, "GHSA-aaaa-bbbb-cccc"));
      String id = world.only().getIssueId();

      GraphChange change = world.remove("bridge");

      assertThat(world.idOf("b")).isEqualTo(id).isEqualTo(world.idOf("c"));
      assertThat(change.split())
          .singleElement()
          .satisfies(
              issue -> {
                assertThat(issue.getIssueId()).isEqualTo(world.idOf("a")).isNotEqualTo(id);
                assertThat(issue.getSplitFrom()).isEqualTo(id);
              });
    }

    @Test
    void shouldNeverGiveAnIdToAnotherWeakness() {
      world.add(
          aVulnerability("a", LODASH, "CVE-2021-1"),
          aVulnerability("b", LODASH, "CVE-2021-1").firstSeen(FIRST_SEEN.plusSeconds(1)));
      String shared = world.idOf("a");

      world.add(aVulnerability("a", LODASH, "CVE-2021-2"));

      assertThat(world.idOf("a")).isNotEqualTo(world.idOf("b"));
      assertThat(Set.of(world.idOf("a"), world.idOf("b"))).contains(shared);
    }

    @Test
    void shouldRetractAnIssueThatItsLastFindingLeavesAndGiveTheIdBack() {
      world.add(aFinding("a"));
      String id = world.idOf("a");

      world.remove("a");
      assertThat(world.issue(id).orElseThrow().getStatus()).isEqualTo(IssueStatus.RETRACTED);
      assertThat(world.issue(id).orElseThrow().getMembers()).isEmpty();

      world.add(aFinding("a"));
      assertThat(world.only().getIssueId()).isEqualTo(id).matches("SLC-[0-9a-f]{12}");
    }
  }

  @Nested
  class View {

    @Test
    void shouldBeLedByTheMostSevereOpenMember() {
      world.add(
          aVulnerability("low", LODASH, "CVE-2021-1").severity(Severity.LOW, 2.0),
          aVulnerability("high", LODASH, "CVE-2021-1").severity(Severity.HIGH, 8.0),
          aVulnerability("gone", LODASH, "CVE-2021-1")
              .severity(Severity.CRITICAL, 9.8)
              .status(FindingStatus.RESOLVED));

      assertThat(world.only().getSeverity()).isEqualTo(Severity.HIGH);
      assertThat(world.only().getSeverityScore()).isEqualTo(8.0);
      assertThat(world.only().getStatus()).isEqualTo(IssueStatus.OPEN);
      assertThat(world.only().getMembers())
          .extracting(IssueMember::getFindingKey)
          .isSorted()
          .hasSize(3);
    }

    @Test
    void shouldResolveWhenNoToolReportsItAnyMore() {
      assertThat(status(FindingStatus.OPEN, FindingStatus.RESOLVED)).isEqualTo(IssueStatus.OPEN);
      assertThat(status(FindingStatus.RESOLVED, FindingStatus.RESOLVED))
          .isEqualTo(IssueStatus.RESOLVED);
      assertThat(status(FindingStatus.REOPENED, FindingStatus.RESOLVED))
          .isEqualTo(IssueStatus.REOPENED);
      assertThat(status(FindingStatus.REOPENED, FindingStatus.OPEN)).isEqualTo(IssueStatus.OPEN);
      assertThat(status(FindingStatus.SUPERSEDED, FindingStatus.OPEN)).isEqualTo(IssueStatus.OPEN);
      assertThat(status(FindingStatus.SUPERSEDED, FindingStatus.RESOLVED))
          .isEqualTo(IssueStatus.RESOLVED);
      assertThat(status(FindingStatus.SUPERSEDED, FindingStatus.SUPERSEDED))
          .isEqualTo(IssueStatus.RESOLVED);
      assertThat(status(FindingStatus.SUPPRESSED, FindingStatus.RESOLVED))
          .isEqualTo(IssueStatus.SUPPRESSED);
    }

    @Test
    void shouldBeOwnedByTheStrongestRuleOfAnOpenMember() {
      world.report(
          aVulnerability("service", LODASH, "CVE-2021-1").severity(Severity.HIGH, 8.0).build(),
          owner("team", OwnershipRule.SERVICE_OWNER));
      world.report(
          aVulnerability("path", LODASH, "CVE-2021-1").severity(Severity.LOW, 2.0).build(),
          owner("@acme/pay", OwnershipRule.CODEOWNERS_PATH));
      assertThat(world.only().getOwnership().getOwner()).isEqualTo("@acme/pay");

      world.report(
          aVulnerability("path", LODASH, "CVE-2021-1").status(FindingStatus.RESOLVED).build(),
          owner("@acme/pay", OwnershipRule.CODEOWNERS_PATH));
      assertThat(world.only().getOwnership().getOwner()).isEqualTo("team");
    }

    private IssueStatus status(FindingStatus first, FindingStatus second) {
      world.add(
          aVulnerability("a", LODASH, "CVE-2021-1").status(first),
          aVulnerability("b", LODASH, "CVE-2021-1").status(second));
      return world.only().getStatus();
    }

    private Ownership owner(String name, OwnershipRule rule) {
      return Ownership.newBuilder().setOwner(name).setRule(rule).setEvidence("").build();
    }
  }
}
