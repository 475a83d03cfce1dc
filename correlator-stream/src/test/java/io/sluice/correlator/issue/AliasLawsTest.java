/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.IssueMember;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever databases state about names, and whenever they state it. */
class AliasLawsTest {

  private static final List<String> PURLS =
      List.of("pkg:npm/lodash@4.17.20", "pkg:npm/lodash@4.17.21");
  private static final List<String> IDS =
      List.of("CVE-2021-1", "CVE-2021-2", "GHSA-a", "GHSA-b", "PYSEC-1", "GO-1");

  /** A record and its aliases. */
  record Stated(String record, Set<String> aliases) {}

  /** What arrives, one of both. */
  private interface Arrival {
    void in(IssueWorld world);
  }

  @Property(tries = 500)
  void shouldGroupTheSameWhateverTheOrder(
      @ForAll("findings") List<Finding> findings,
      @ForAll("statements") List<Stated> statements,
      @ForAll Random random) {
    List<Arrival> arrivals = arrivals(findings, statements);
    IssueWorld inOrder = new IssueWorld();
    arrivals.forEach(arrival -> arrival.in(inOrder));
    Collections.shuffle(arrivals, random);
    IssueWorld other = new IssueWorld();
    arrivals.forEach(arrival -> arrival.in(other));

    assertThat(other.partition()).isEqualTo(inOrder.partition());
    assertThat(told(other)).isEqualTo(told(inOrder));
  }

  @Property(tries = 500)
  void shouldForgetWhatWasTakenBack(
      @ForAll("findings") List<Finding> findings,
      @ForAll("statements") List<Stated> kept,
      @ForAll("statements") List<Stated> passing,
      @ForAll Random random) {
    IssueWorld plain = new IssueWorld();
    arrivals(findings, kept).forEach(arrival -> arrival.in(plain));

    IssueWorld disturbed = new IssueWorld();
    List<Arrival> first = arrivals(findings, passing);
    Collections.shuffle(first, random);
    first.forEach(arrival -> arrival.in(disturbed));
    List<Stated> back = new ArrayList<>(passing);
    Collections.shuffle(back, random);
    back.forEach(stated -> disturbed.state(stated.record()));
    kept.forEach(stated -> state(disturbed, stated));

    assertThat(disturbed.partition()).isEqualTo(plain.partition());
  }

  @Property(tries = 500)
  void shouldRestoreIssuesAndTheirIdsWhenAMergeIsTakenBack(
      @ForAll("findings") List<Finding> findings, @ForAll("cveOfAnId") Stated passing) {
    IssueWorld world = new IssueWorld();
    findings.stream().map(AliasLawsTest::namingOneId).forEach(world::report);
    Map<String, String> before = ids(world);

    state(world, passing);
    world.state(passing.record());

    assertThat(ids(world)).isEqualTo(before);
  }

  @Property(tries = 500)
  void shouldNeverUniteTwoCves(
      @ForAll("findings") List<Finding> findings, @ForAll("statements") List<Stated> statements) {
    IssueWorld world = new IssueWorld();
    arrivals(findings, statements).forEach(arrival -> arrival.in(world));

    for (CorrelatedIssue issue : world.live()) {
      Set<String> cves =
          issue.getMembers().stream()
              .map(IssueMember::getVulnerabilityIds)
              .filter(ids -> ids.stream().filter(id -> id.startsWith("CVE-")).count() == 1)
              .map(
                  ids -> ids.stream().filter(id -> id.startsWith("CVE-")).findFirst().orElseThrow())
              .collect(Collectors.toSet());
      assertThat(cves).hasSizeLessThan(2);
    }
  }

  @Property(tries = 200)
  void shouldReplayToTheSameRecords(
      @ForAll("findings") List<Finding> findings, @ForAll("statements") List<Stated> statements) {
    IssueWorld first = new IssueWorld();
    IssueWorld second = new IssueWorld();
    arrivals(findings, statements).forEach(arrival -> arrival.in(first));
    arrivals(findings, statements).forEach(arrival -> arrival.in(second));

    assertThat(second.live()).isEqualTo(first.live());
  }

  private static List<Arrival> arrivals(List<Finding> findings, List<Stated> statements) {
    List<Arrival> arrivals = new ArrayList<>();
    findings.forEach(finding -> arrivals.add(world -> world.report(finding)));
    statements.forEach(stated -> arrivals.add(world -> state(world, stated)));
    return arrivals;
  }

  private static void state(IssueWorld world, Stated stated) {
    world.state(stated.record(), stated.aliases().toArray(String[]::new));
  }

  /** With tools that contradict a statement it takes issues apart, which is more than a merge. */
  private static Finding namingOneId(Finding finding) {
    return Finding.newBuilder(finding)
        .setVulnerabilityIds(List.of(finding.getVulnerabilityIds().getFirst()))
        .build();
  }

  private static Map<String, String> ids(IssueWorld world) {
    Map<String, String> ids = new HashMap<>();
    for (CorrelatedIssue issue : world.live()) {
      issue.getMembers().forEach(member -> ids.put(member.getFindingKey(), issue.getIssueId()));
    }
    return ids;
  }

  /** What readers see but ids, which follow the history. */
  private static List<String> told(IssueWorld world) {
    return world.live().stream()
        .map(
            issue ->
                issue.getTitle()
                    + issue.getVulnerabilityIds()
                    + issue.getMergeReasons()
                    + issue.getMembers())
        .sorted()
        .toList();
  }

  @Provide
  Arbitrary<List<Finding>> findings() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 40).map(number -> "f" + number),
            Arbitraries.of(PURLS),
            Arbitraries.of(IDS).set().ofMinSize(1).ofMaxSize(2))
        .as(
            (name, purl, ids) ->
                aVulnerability(name, purl, ids.stream().sorted().toArray(String[]::new)).build())
        .list()
        .uniqueElements(Finding::getFindingKey)
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<Stated> stated() {
    return Combinators.combine(
            Arbitraries.of(IDS), Arbitraries.of(IDS).set().ofMinSize(1).ofMaxSize(3))
        .as(
            (record, aliases) -> {
              Set<String> others = new TreeSet<>(aliases);
              others.remove(record);
              return new Stated(record, others);
            });
  }

  /** Reaches the findings in one step; one about several ids arrives id by id. */
  @Provide
  Arbitrary<Stated> cveOfAnId() {
    return Combinators.combine(
            Arbitraries.of("GHSA-a", "GHSA-b", "PYSEC-1", "GO-1"),
            Arbitraries.of("CVE-2021-1", "CVE-2021-2"))
        .as((record, cve) -> new Stated(record, Set.of(cve)));
  }

  @Provide
  Arbitrary<List<Stated>> statements() {
    return stated().list().uniqueElements(Stated::record).ofMaxSize(4);
  }
}
