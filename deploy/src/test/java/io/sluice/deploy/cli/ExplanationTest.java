/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deploy.queue.IssueDetail;
import io.sluice.deploy.queue.Issues;
import io.sluice.event.Category;
import io.sluice.event.CauseCluster;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Deployment;
import io.sluice.event.DeploymentMatch;
import io.sluice.event.Environment;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueLink;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.Location;
import io.sluice.event.MergeReason;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.Provenance;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import io.sluice.event.ScoredIssue;
import io.sluice.event.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private final ScoredIssue scored = Issues.anIssue().build();
  private final CorrelatedIssue correlated =
      CorrelatedIssue.newBuilder()
          .setIssueId(scored.getIssueId())
          .setApplication("shop")
          .setOwnership(scored.getOwnership())
          .setStatus(IssueStatus.OPEN)
          .setTitle(scored.getTitle())
          .setCategory(Category.SAST)
          .setSeverity(Severity.HIGH)
          .setSeverityScore(9.0)
          .setSeveritySource("level of semgrep")
          .setRemediation("Use a prepared statement.")
          .setMergeReasons(
              List.of(
                  MergeReason.newBuilder()
                      .setRule("code.location/1")
                      .setEvidence("sqli · OrderRepository.java")
                      .setFindings(List.of("f1", "f2"))
                      .setConditions(List.of("one place of sqli in the handler"))
                      .build()))
          .setLinks(
              List.of(
                  IssueLink.newBuilder()
                      .setRule("bridge.dast-sast/1")
                      .setEvidence("sqli · GET /orders · semgrep Other.java")
                      .setFinding("f2")
                      .setOther("f9")
                      .setConditions(
                          List.of(
                              "weakness class sqli in both",
                              "missing: same commit: zap and semgrep read different ones"))
                      .build()))
          .setMembers(
              List.of(
                  member("f1", "semgrep")
                      .setLocation(
                          Location.newBuilder()
                              .setPath("OrderRepository.java")
                              .setStartLine(42)
                              .build())
                      .build(),
                  member("f2", "zap")
                      .setLocation(
                          Location.newBuilder()
                              .setUrl("https://shop.example/orders")
                              .setMethod("GET")
                              .setParameter("id")
                              .build())
                      .build()))
          .setFirstSeenAt(Instant.EPOCH)
          .setChangedAt(Instant.EPOCH)
          .build();

  @Test
  void shouldNameMembersWithTheirPlaceAndProvenance() {
    assertThat(text())
        .contains("Members: 2 findings")
        .contains("OrderRepository.java:42")
        .contains("GET https://shop.example/orders parameter id")
        .contains("report.json /results/0 (aspm.raw.sast[1]@7)");
  }

  @Test
  void shouldSayWhichRuleDecidedTheOwnerAndWhatItStandsAbove() {
    Ownership owned =
        Ownership.newBuilder(scored.getOwnership())
            .setRule(OwnershipRule.CODEOWNERS_PATH)
            .setPassedOver(List.of("team-shop by catalog backstage:shop"))
            .build();

    assertThat(text(owned))
        .contains("owner rule   path rule of CODEOWNERS")
        .contains("passed over  team-shop by catalog backstage:shop")
        .doesNotContain("suggested");
  }

  @Test
  void shouldShowASuggestionBesideTheOwnerAndNotAsOne() {
    Ownership unowned =
        Ownership.newBuilder()
            .setOwner(null)
            .setRule(OwnershipRule.UNOWNED)
            .setEvidence("no service in the catalog claims image:x/shop")
            .setSuggestedOwner("team-shop")
            .setSuggestion("owner of shop: it has the name of the application")
            .build();

    assertThat(text(unowned))
        .contains("owner        unowned  (no service in the catalog claims image:x/shop)")
        .contains("suggested    team-shop  (owner of shop: it has the name of the application)");
  }

  @Test
  void shouldGiveTheReasonOfTheMerge() {
    assertThat(text()).contains("#1, #2 share sqli · OrderRepository.java", "rule code.location/1");
  }

  @Test
  void shouldShowEachConditionOfAMergeAndWhatIsMissingForAnother() {
    assertThat(text())
        .contains("    met      one place of sqli in the handler")
        .contains(
            String.join(
                "\n",
                "  #2 and finding f9: sqli · GET /orders · semgrep Other.java",
                "    rule bridge.dast-sast/1",
                "    missing  same commit: zap and semgrep read different ones",
                "    met      weakness class sqli in both"));
  }

  @Test
  void shouldShowRowsThatAddUp() {
    assertThat(text())
        .contains("Score 75.5 (65.5 to 79.5")
        .contains("+27.0")
        .contains("+42.5")
        .containsPattern("sum +75\\.5");
  }

  @Test
  void shouldSayWhichFactToFindOutNext() {
    assertThat(text())
        .contains("Find out next: exposure. It is unknown and moves the score by -6.0 to +4.0.");
  }

  @Test
  void shouldSayWhereItRunsAndWhatItHasInCommonWithOthers() {
    CorrelatedIssue running =
        CorrelatedIssue.newBuilder(correlated)
            .setRunsIn(
                List.of(
                    Deployment.newBuilder()
                        .setCluster("prod-eu")
                        .setWorkload("shop/Deployment/web")
                        .setContainer("app")
                        .setImage("registry.acme.example/shop:1.4")
                        .setEnvironment(Environment.PRODUCTION)
                        .setMatch(DeploymentMatch.TAG)
                        .build()))
            .setCauses(
                List.of(
                    RootCause.newBuilder()
                        .setKind(RootCauseKind.DEPENDENCY)
                        .setName("maven/org.acme/lib")
                        .setFix("2.15.0")
                        .build()))
            .build();
    CauseCluster cluster =
        CauseCluster.newBuilder()
            .setKind(RootCauseKind.DEPENDENCY)
            .setName("maven/org.acme/lib")
            .setFix("2.17.1")
            .setOpenIssues(40)
            .setFixedIssues(37)
            .setApplicationCount(12)
            .setChangedAt(Instant.EPOCH)
            .build();

    String text =
        String.join(
            "\n",
            Explanation.lines(
                new IssueDetail(running, scored, List.of(cluster)),
                RecordedTerminal.pipe().terminal()));

    assertThat(text)
        .containsPattern("prod-eu +shop/Deployment/web +app +production +registry.* +tag")
        .contains("dependency maven/org.acme/lib: upgrade to 2.15.0")
        .contains(
            "one of 40 open issues of 12 applications that have it, 37 closed by: upgrade to"
                + " 2.17.1");
  }

  private String text() {
    return text(scored.getOwnership());
  }

  private String text(Ownership ownership) {
    ScoredIssue owned = ScoredIssue.newBuilder(scored).setOwnership(ownership).build();
    return String.join(
        "\n",
        Explanation.lines(new IssueDetail(correlated, owned), RecordedTerminal.pipe().terminal()));
  }

  private static IssueMember.Builder member(String key, String tool) {
    return IssueMember.newBuilder()
        .setFindingKey(key)
        .setAsset("repo:github.com/acme/shop")
        .setTool(tool)
        .setCategory(Category.SAST)
        .setStatus(FindingStatus.OPEN)
        .setTitle("SQL injection")
        .setSeverity(Severity.HIGH)
        .setSeverityScore(9.0)
        .setSeveritySource("tool")
        .setOwnership(Issues.ownedBy("@acme/shop"))
        .setFirstSeenAt(Instant.EPOCH)
        .setProvenance(
            Provenance.newBuilder()
                .setTopic("aspm.raw.sast")
                .setPartition(1)
                .setOffset(7)
                .setScanId("scan")
                .setReportName("report.json")
                .setReportDigest("digest")
                .setFormat("sarif")
                .setPointer("/results/0")
                .build());
  }
}
