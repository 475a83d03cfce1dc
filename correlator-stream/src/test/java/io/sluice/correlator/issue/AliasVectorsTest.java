/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.correlator.FindingBuilder;
import io.sluice.event.MergeReason;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is believed about the names of vulnerabilities, by example. */
class AliasVectorsTest {

  private static final String LODASH = "pkg:npm/lodash@4.17.20";

  @Test
  void shouldUniteIdsThatMeetInOneRecord() {
    IssueWorld world = new IssueWorld().add(named("a", "GHSA-a"), named("b", "PYSEC-1"));

    world.state("OTHER-1", "GHSA-a", "PYSEC-1");

    assertThat(world.partition()).containsExactly(Set.of("a", "b"));
    assertThat(world.only().getMergeReasons())
        .flatExtracting(MergeReason::getConditions)
        .contains("GHSA-a is PYSEC-1: stated by OSV record OTHER-1 (modified 2026-01-02)");
  }

  @Test
  void shouldNotUniteOtherPackagesOrVersions() {
    IssueWorld world =
        new IssueWorld()
            .add(named("a", "GHSA-a"), aVulnerability("b", "pkg:npm/lodash@4.17.21", "CVE-2021-1"))
            .state("GHSA-a", "CVE-2021-1");

    assertThat(world.live()).hasSize(2);
  }

  @Test
  void shouldBelieveTheRecordOfAnIdBeforeThatOfAnother() {
    IssueWorld world =
        new IssueWorld()
            .add(named("a", "GHSA-a"), named("one", "CVE-2021-1"), named("two", "CVE-2021-2"))
            .state("PYSEC-1", "GHSA-a", "CVE-2021-2")
            .state("GHSA-a", "CVE-2021-1");

    assertThat(world.partition()).containsExactlyInAnyOrder(Set.of("a", "one"), Set.of("two"));
  }

  @Test
  void shouldBelieveADatabaseBeforeATool() {
    IssueWorld world =
        new IssueWorld()
            .add(
                named("a", "GHSA-a"),
                named("one", "CVE-2021-1"),
                named("tool", "CVE-2021-2", "GHSA-a"))
            .state("GHSA-a", "CVE-2021-1");

    assertThat(world.partition()).containsExactlyInAnyOrder(Set.of("a", "one"), Set.of("tool"));
  }

  @Test
  void shouldNotBelieveAToolWhereDatabasesDisagree() {
    IssueWorld world =
        new IssueWorld()
            .add(named("a", "GHSA-a"), named("tool", "CVE-2021-1", "GHSA-a"))
            .state("GHSA-a", "CVE-2021-1")
            .state("CVE-2021-2", "GHSA-a");

    assertThat(world.live()).hasSize(2);
  }

  @Test
  void shouldTakeNoUpdateAdvisoryForAnAuthor() {
    IssueWorld world =
        new IssueWorld()
            .add(named("a", "GHSA-a"), named("b", "CVE-2021-1"))
            .state("RHSA-2021:1", "GHSA-a", "CVE-2021-1");

    assertThat(world.live()).hasSize(2);
  }

  @Test
  void shouldQuarantineAnIdWithTooManyNames() {
    IssueWorld world = new IssueWorld().add(named("a", "GHSA-a"), named("b", "OTHER-7"));
    String[] names =
        IntStream.rangeClosed(1, 32).mapToObj(i -> "OTHER-" + i).toArray(String[]::new);

    world.state("GHSA-a", names);

    assertThat(world.live()).hasSize(2);
    assertThat(world.issueOf("a").getMergeReasons())
        .extracting(MergeReason::getRule)
        .containsExactly("guard.alias-size/1");
    world.state("GHSA-a", List.of(names).subList(0, 31).toArray(String[]::new));
    assertThat(world.live()).hasSize(1);
    assertThat(world.only().getMergeReasons())
        .extracting(MergeReason::getRule)
        .containsOnly("sca.package-vulnerability/1");
  }

  @Test
  void shouldFreeWhatTheSizeGuardStoppedWhenAStatementChanges() {
    IssueWorld world = new IssueWorld();
    for (int i = 0; i <= IssueGraph.MAX_FINDINGS; i++) {
      world.add(named("f" + i, "GHSA-a"));
    }
    assertThat(world.live()).hasSize(2);
    world.remove("f1");

    world.state("GHSA-a", "CVE-2021-1");

    assertThat(world.live()).hasSize(1);
  }

  private static FindingBuilder named(String name, String... ids) {
    return aVulnerability(name, LODASH, ids);
  }
}
