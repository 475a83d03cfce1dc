/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import static io.sluice.correlator.FindingBuilder.aFinding;
import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static io.sluice.correlator.FindingBuilder.provenance;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every history of findings. */
class IssueLawsTest {

  private static final List<String> PURLS =
      List.of("pkg:npm/lodash@4.17.20", "pkg:npm/lodash@4.17.21", "pkg:deb/debian/openssl@3.0.1");
  private static final List<String> IDS =
      List.of("CVE-2021-1", "CVE-2021-2", "GHSA-aaaa-bbbb-cccc", "GHSA-dddd-eeee-ffff", "SNYK-1");

  @Property(tries = 500)
  void shouldGroupTheSameWhateverTheOrder(
      @ForAll("findingsWithoutLines") List<Finding> findings, @ForAll Random random) {
    IssueWorld inOrder = new IssueWorld();
    findings.forEach(inOrder::report);
    List<Finding> shuffled = new ArrayList<>(findings);
    Collections.shuffle(shuffled, random);
    IssueWorld other = new IssueWorld();
    shuffled.forEach(other::report);

    assertThat(other.partition()).isEqualTo(inOrder.partition());
    assertThat(titles(other)).isEqualTo(titles(inOrder));
  }

  @Property(tries = 300)
  void shouldForgetWhatWasRemoved(
      @ForAll("findingsWithoutLines") List<Finding> findings,
      @ForAll("findingsWithoutLines") List<Finding> passing) {
    IssueWorld plain = new IssueWorld();
    findings.forEach(plain::report);
    Map<String, Finding> kept = new HashMap<>();
    findings.forEach(finding -> kept.put(finding.getFindingKey(), finding));

    IssueWorld disturbed = new IssueWorld();
    passing.forEach(disturbed::report);
    findings.forEach(disturbed::report);
    passing.stream()
        .map(Finding::getFindingKey)
        .filter(key -> !kept.containsKey(key))
        .forEach(disturbed::removeKey);

    assertThat(disturbed.partition()).isEqualTo(plain.partition());
  }

  @Property(tries = 300)
  void shouldRestoreIssuesWhenFindingsReturn(
      @ForAll("findingsWithoutLines") List<Finding> findings, @ForAll Random random) {
    IssueWorld world = new IssueWorld();
    findings.forEach(world::report);
    Set<Set<String>> before = world.partition();
    List<Finding> leaving = new ArrayList<>(findings);
    Collections.shuffle(leaving, random);

    leaving.forEach(finding -> world.removeKey(finding.getFindingKey()));
    assertThat(world.live()).isEmpty();
    Collections.shuffle(leaving, random);
    leaving.forEach(world::report);

    assertThat(world.partition()).isEqualTo(before);
  }

  @Property(tries = 1000)
  void shouldRestoreTheVeryIssuesWhenACatalogChangeIsUndone(
      @ForAll("findingsOfThemselves") List<Finding> findings,
      @ForAll Random random,
      @ForAll boolean forLong) {
    IssueWorld world = new IssueWorld();
    findings.forEach(world::report);
    world.settle();
    List<CorrelatedIssue> before = world.live();
    List<Finding> moving = new ArrayList<>(findings);
    Collections.shuffle(moving, random);
    List<Finding> staying = moving.subList(0, random.nextInt(moving.size() + 1));
    List<Finding> leaving = new ArrayList<>(moving.subList(staying.size(), moving.size()));

    world.moveOut(leaving);
    if (forLong) {
      world.settle();
    }
    Collections.shuffle(leaving, random);
    world.moveIn(leaving);

    assertThat(world.live().stream().map(IssueLawsTest::withoutHistory).toList())
        .isEqualTo(before.stream().map(IssueLawsTest::withoutHistory).toList());
  }

  @Property(tries = 200)
  void shouldBeSilentOnRedelivery(@ForAll("findings") List<Finding> findings) {
    IssueWorld world = new IssueWorld();
    findings.forEach(world::report);

    for (Finding finding : findings) {
      Finding again =
          Finding.newBuilder(finding).setProvenance(provenance(99)).setCommit("other").build();
      assertThat(world.report(again).isUnchanged()).isTrue();
    }
  }

  @Property(tries = 500)
  void shouldNotRegroupWhenLinesShiftToolByTool(
      @ForAll("codeFindings") List<Finding> findings,
      @ForAll Random random,
      @ForAll boolean commits) {
    IssueWorld world = new IssueWorld();
    findings.forEach(finding -> world.report(at(finding, 0, commits ? "first" : null)));
    Map<String, String> ids = ids(world);

    List<String> tools = new ArrayList<>(List.of("semgrep", "codeql", "spotbugs"));
    Collections.shuffle(tools, random);
    List<Finding> rescanned = new ArrayList<>(findings);
    Collections.shuffle(rescanned, random);
    for (String tool : tools) {
      for (Finding finding : rescanned) {
        if (finding.getTool().equals(tool)) {
          GraphChange change = world.report(at(finding, 40, commits ? "second" : null));
          assertThat(change.merged()).isEmpty();
          assertThat(change.split()).isEmpty();
        }
      }
      assertThat(ids(world)).isEqualTo(ids);
    }
  }

  @Property(tries = 300)
  void shouldNotDependOnOrderAcrossToolsAtOneLine(@ForAll Random random) {
    List<Finding> findings = new ArrayList<>();
    for (String tool : List.of("semgrep", "codeql", "spotbugs")) {
      findings.add(aFinding(tool).by(tool).weakness("sqli").at("A.java", 10).build());
    }
    Collections.shuffle(findings, random);
    IssueWorld world = new IssueWorld();

    findings.forEach(world::report);

    assertThat(world.live()).hasSize(1);
  }

  @Property(tries = 200)
  void shouldReplayToTheSameRecords(@ForAll("findings") List<Finding> findings) {
    IssueWorld first = new IssueWorld();
    findings.forEach(first::report);
    IssueWorld second = new IssueWorld();
    findings.forEach(second::report);

    assertThat(second.live()).isEqualTo(first.live());
  }

  @Provide
  Arbitrary<List<Finding>> findingsWithoutLines() {
    return distinct(
        Arbitraries.oneOf(vulnerabilities(), manifests(), secrets(), resources(), routes()));
  }

  /** Findings whose anchors alone decide: no line (ADR 4), no package without version. */
  @Provide
  Arbitrary<List<Finding>> findingsOfThemselves() {
    return distinct(Arbitraries.oneOf(vulnerabilities(), secrets(), resources(), routes()));
  }

  @Provide
  Arbitrary<List<Finding>> codeFindings() {
    return distinct(code());
  }

  @Provide
  Arbitrary<List<Finding>> findings() {
    return distinct(
        Arbitraries.oneOf(
            vulnerabilities(), manifests(), secrets(), resources(), routes(), code()));
  }

  private static Arbitrary<List<Finding>> distinct(Arbitrary<Finding> finding) {
    return finding.list().uniqueElements(Finding::getFindingKey).ofMaxSize(14);
  }

  private static Arbitrary<Finding> vulnerabilities() {
    return Combinators.combine(
            name(), Arbitraries.of(PURLS), Arbitraries.of(IDS).set().ofMinSize(1).ofMaxSize(3))
        .as(
            (name, purl, ids) ->
                aVulnerability(name, purl, ids.stream().sorted().toArray(String[]::new)).build());
  }

  /** Packages of manifests, some without version. */
  private static Arbitrary<Finding> manifests() {
    return Combinators.combine(
            name(),
            Arbitraries.of("pkg:npm/lodash", "pkg:npm/lodash@4.17.20", "pkg:npm/lodash@4.17.21"),
            Arbitraries.of("package.json", "web/package.json"),
            Arbitraries.of(IDS).set().ofMinSize(1).ofMaxSize(2))
        .as(
            (name, purl, manifest, ids) ->
                aVulnerability(name, purl, ids.stream().sorted().toArray(String[]::new))
                    .packaged(
                        PackageRef.newBuilder()
                            .setPurl(purl)
                            .setName("lodash")
                            .setPath(manifest)
                            .build())
                    .build());
  }

  private static Arbitrary<Finding> secrets() {
    return Combinators.combine(name(), Arbitraries.of("hmac-1", "hmac-2"))
        .as((name, hmac) -> aFinding(name).by("gitleaks").secret("aws", hmac).build());
  }

  private static Arbitrary<Finding> resources() {
    return Combinators.combine(
            name(),
            Arbitraries.of("CKV_AWS_19", "CKV_AWS_18", "AVD-AWS-0088"),
            Arbitraries.of("a/main.tf", "b/main.tf"))
        .as(
            (name, rule, path) ->
                aFinding(name)
                    .by(rule.startsWith("CKV") ? "checkov" : "trivy")
                    .of(Category.IAC)
                    .rule(rule)
                    .resource("aws_s3_bucket.this", path)
                    .build());
  }

  private static Arbitrary<Finding> routes() {
    return Combinators.combine(name(), Arbitraries.of("q", "sort"), Arbitraries.of("zap", "iast"))
        .as(
            (name, parameter, tool) ->
                aFinding(name)
                    .by(tool)
                    .of(Category.DAST)
                    .weakness("sqli")
                    .route("GET", "https://" + tool + ".example/search?q=1", parameter)
                    .build());
  }

  private static Arbitrary<Finding> code() {
    return Combinators.combine(
            name(),
            Arbitraries.of("semgrep", "codeql", "spotbugs"),
            Arbitraries.of("sqli", "xss"),
            Arbitraries.of(10, 50, 90, 130),
            Arbitraries.of(FindingStatus.OPEN, FindingStatus.OPEN, FindingStatus.RESOLVED))
        .as(
            (name, tool, weakness, line, status) ->
                aFinding(name)
                    .by(tool)
                    .weakness(weakness)
                    .at("src/A.java", line)
                    .status(status)
                    .build());
  }

  private static Arbitrary<String> name() {
    return Arbitraries.integers().between(1, 40).map(number -> "f" + number);
  }

  /** An issue that came about on the way stays an alias of the one that it was a part of. */
  private static CorrelatedIssue withoutHistory(CorrelatedIssue issue) {
    return CorrelatedIssue.newBuilder(issue)
        .setAliases(List.of())
        .setChangedAt(Instant.EPOCH)
        .build();
  }

  private static Finding at(Finding finding, int shift, @Nullable String commit) {
    Location location = finding.getLocations().getFirst();
    return Finding.newBuilder(finding)
        .setCommit(commit)
        .setLocations(
            List.of(
                Location.newBuilder(location)
                    .setStartLine(location.getStartLine() + shift)
                    .build()))
        .build();
  }

  private static Map<String, String> ids(IssueWorld world) {
    Map<String, String> ids = new HashMap<>();
    world
        .live()
        .forEach(
            issue ->
                issue.getMembers().forEach(m -> ids.put(m.getFindingKey(), issue.getIssueId())));
    return ids;
  }

  private static List<String> titles(IssueWorld world) {
    return world.live().stream().map(CorrelatedIssue::getTitle).sorted().toList();
  }
}
