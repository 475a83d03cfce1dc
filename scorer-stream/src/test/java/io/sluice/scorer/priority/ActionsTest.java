/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import static io.sluice.scorer.testing.IssueBuilder.aVulnerableDependency;
import static io.sluice.scorer.testing.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Actionability;
import io.sluice.event.AffectedPackage;
import io.sluice.event.AffectedRange;
import io.sluice.event.FixEffort;
import io.sluice.event.IssueAction;
import io.sluice.event.Priority;
import io.sluice.event.RootCauseKind;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.testing.IssueBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ActionsTest {

  private static final String CVE = "CVE-2021-44228";

  @Test
  void shouldNameTheUpgradeAndItsEffort() {
    Actionability actionability = actions(aVulnerableDependency(CVE), Priority.P1);

    assertThat(actionability.getAction()).isEqualTo(IssueAction.FIX);
    assertThat(actionability.getFixAvailable()).isTrue();
    assertThat(actionability.getFixedVersions()).containsExactly("2.15.0");
    assertThat(actionability.getEffort()).isEqualTo(FixEffort.LOW);
    assertThat(actionability.getHint())
        .isEqualTo("upgrade org.apache.logging.log4j:log4j-core from 2.14.1 to 2.15.0");
  }

  @Test
  void shouldCallAnUpgradeToAnotherMajorVersionMuchWork() {
    assertThat(
            actions(aVulnerableDependency(CVE).unfixed(), Priority.P2, fixedBy("3.0.0"))
                .getEffort())
        .isEqualTo(FixEffort.HIGH);
  }

  @Test
  void shouldTakeTheNearestVersionAboveTheInstalledOne() {
    Actionability actionability =
        actions(
            aVulnerableDependency(CVE).unfixed(), Priority.P2, fixedBy("3.0.0", "2.3.1", "2.17.1"));

    assertThat(actionability.getHint()).endsWith("to 2.17.1");
    assertThat(actionability.getFixedVersions()).containsExactly("3.0.0", "2.3.1", "2.17.1");
  }

  @Test
  void shouldMitigateWhatIsUrgentAndHasNoFixAndMonitorTheRest() {
    assertThat(actions(aVulnerableDependency(CVE).unfixed(), Priority.P2).getAction())
        .isEqualTo(IssueAction.MITIGATE);
    assertThat(actions(aVulnerableDependency(CVE).unfixed(), Priority.P3).getAction())
        .isEqualTo(IssueAction.MONITOR);
  }

  @Test
  void shouldFixOwnCodeEvenWhereNobodySaysHow() {
    Actionability actionability = actions(anIssue(), Priority.P3);

    assertThat(actionability.getAction()).isEqualTo(IssueAction.FIX);
    assertThat(actionability.getFixAvailable()).isFalse();
    assertThat(actionability.getEffort()).isEqualTo(FixEffort.UNKNOWN);
  }

  @Test
  void shouldPointToTheBaseImageThatFixes() {
    Actionability actionability =
        actions(
            aVulnerableDependency(CVE)
                .unfixed()
                .cause(RootCauseKind.BASE_IMAGE, "debian:11", "debian:12"),
            Priority.P3);

    assertThat(actionability.getAction()).isEqualTo(IssueAction.FIX);
    assertThat(actionability.getEffort()).isEqualTo(FixEffort.MEDIUM);
    assertThat(actionability.getHint()).isEqualTo("change debian:11 to debian:12");
  }

  @Test
  void shouldNotTakeFixesOfAnotherPackage() {
    VulnerabilityFacts other =
        VulnerabilityFacts.newBuilder(fixedBy("9.9.9"))
            .setAffected(
                List.of(
                    AffectedPackage.newBuilder()
                        .setEcosystem("Maven")
                        .setName("org.example:other")
                        .setPurl("pkg:maven/org.example/other")
                        .setRanges(fixedBy("9.9.9").getAffected().getFirst().getRanges())
                        .build()))
            .build();

    assertThat(actions(aVulnerableDependency(CVE).unfixed(), Priority.P3, other).getFixAvailable())
        .isFalse();
  }

  private static VulnerabilityFacts fixedBy(String... versions) {
    return VulnerabilityFacts.newBuilder()
        .setVulnerabilityId(CVE)
        .setAffected(
            List.of(
                AffectedPackage.newBuilder()
                    .setEcosystem("Maven")
                    .setName("org.apache.logging.log4j:log4j-core")
                    .setPurl("pkg:maven/org.apache.logging.log4j/log4j-core")
                    .setRanges(
                        Stream.of(versions)
                            .map(
                                version ->
                                    AffectedRange.newBuilder()
                                        .setType("ECOSYSTEM")
                                        .setFixed(version)
                                        .build())
                            .toList())
                    .build()))
        .build();
  }

  private static Actionability actions(
      IssueBuilder issue, Priority priority, VulnerabilityFacts... known) {
    return Actions.of(issue.build(), List.of(known), priority);
  }
}
