/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer;

import static io.sluice.normalizer.Samples.NOON;
import static io.sluice.normalizer.Samples.at;
import static io.sluice.normalizer.Samples.completed;
import static io.sluice.normalizer.Samples.component;
import static io.sluice.normalizer.Samples.numbered;
import static io.sluice.normalizer.Samples.purl;
import static io.sluice.normalizer.Samples.raw;
import static io.sluice.normalizer.Samples.record;
import static io.sluice.normalizer.Samples.scope;
import static io.sluice.normalizer.Samples.sqlInjection;
import static io.sluice.normalizer.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Component;
import io.sluice.event.DeadLetter;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanScope;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.runtime.testing.TopologySnapshot;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NormalizerTopologyTest {

  private final TopologyFixture fixture = new TopologyFixture(NormalizerTopology.app());
  private final TestInputTopic<String, ScanRecord> sast = fixture.input(Topics.raw(Category.SAST));
  private final TestInputTopic<String, ScanRecord> sbom = fixture.input(Topics.raw(Category.SBOM));
  private final TestOutputTopic<String, Finding> findings =
      fixture.output(Topics.FINDING_NORMALIZED);
  private final TestOutputTopic<String, Component> components =
      fixture.output(Topics.COMPONENT_OBSERVED);
  private final TestOutputTopic<String, DeadLetter> deadLetters = fixture.deadLetters();

  private Instant now = NOON;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldTellNewFindingUnderKeyOfItsAsset() {
    scan("s1", in("a.js", 1));

    TestRecord<String, Finding> told = findings.readRecord();
    assertThat(told.key()).isEqualTo("repo:github.com/acme/shop|" + told.value().getFindingKey());
    assertThat(told.getRecordTime()).isEqualTo(NOON.plusSeconds(1));
    assertThat(told.value().getFirstSeenAt()).isEqualTo(NOON.plusSeconds(1));
    assertThat(told.value().getProvenance().getTopic()).isEqualTo("aspm.raw.sast");
    assertThat(told.value().getProvenance().getOffset()).isEqualTo(1);
    assertThat(told.value().getProvenance().getScanId()).isEqualTo("s1");
    assertThat(findings.isEmpty()).isTrue();
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void shouldBeSilentOnRescan() {
    scan("s1", in("a.js", 1), in("a.js", 9), in("b.js", 2));
    findings.readValuesToList();

    scan("s1", in("a.js", 1), in("a.js", 9), in("b.js", 2));
    scan("s2", in("b.js", 2), in("a.js", 9), in("a.js", 1));

    assertThat(findings.isEmpty()).isTrue();
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void shouldResolveAndReopen() {
    scan("s1", in("a.js", 1), in("b.js", 2));
    String gone = keyOf("b.js", findings.readValuesToList());

    scan("s2", in("a.js", 1));
    Instant completion = now.minusSeconds(1);
    TestRecord<String, Finding> resolved = findings.readRecord();
    assertThat(resolved.value().getFindingKey()).isEqualTo(gone);
    assertThat(resolved.value().getStatus()).isEqualTo(FindingStatus.RESOLVED);
    assertThat(resolved.value().getResolvedByScan()).isEqualTo("s2");
    assertThat(resolved.getRecordTime()).isEqualTo(completion);

    scan("s3", in("a.js", 1), in("b.js", 42));
    Finding back = findings.readValue();
    assertThat(back.getFindingKey()).isEqualTo(gone);
    assertThat(back.getStatus()).isEqualTo(FindingStatus.REOPENED);
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void shouldMatchTwinsAtTheEndOfTheScan() {
    scan("s1", in("a.js", 10), in("a.js", 100), in("a.js", 200));
    findings.readValuesToList();

    scan("s2", in("a.js", 203), in("a.js", 13), in("a.js", 103));

    assertThat(findings.readValuesToList())
        .extracting(
            Finding::getOccurrence,
            finding -> finding.getLocations().getFirst().getStartLine(),
            Finding::getStatus)
        .containsExactlyInAnyOrder(
            tuple(1, 13, FindingStatus.OPEN),
            tuple(2, 103, FindingStatus.OPEN),
            tuple(3, 203, FindingStatus.OPEN));
  }

  @Test
  void shouldKeepKeysOfRenamedFiles() {
    scan("s1", code("a.js", "query(1)"), code("a.js", "query(2)"), code("b.js", "query(3)"));
    List<Finding> before = findings.readValuesToList();

    scan("s2", code("c.js", "query(2)"), code("b.js", "query(3)"), code("c.js", "query(1)"));

    List<Finding> renamed = findings.readValuesToList();
    assertThat(renamed)
        .extracting(Finding::getFindingKey)
        .containsExactlyInAnyOrder(before.get(0).getFindingKey(), before.get(1).getFindingKey());
    assertThat(renamed).extracting(Finding::getPairing).containsOnly("renamed from a.js");
    scan("s3", code("c.js", "query(2)"), code("b.js", "query(3)"), code("c.js", "query(1)"));
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void shouldCountALateScanAndSendNoDeadLetter() {
    pipe("s2", numbered(2));
    pipe("s2", in("a.js", 1));
    pipe("s2", completed(1));
    findings.readValuesToList();

    pipe("s1", numbered(1));
    pipe("s1", in("b.js", 1));
    pipe("s1", completed(1));

    assertThat(findings.isEmpty()).isTrue();
    assertThat(deadLetters.isEmpty()).isTrue();
    assertThat(fixture.meters().get("sluice.scans.late").tag("app", "normalizer").counter().count())
        .isEqualTo(1);
  }

  @Test
  void shouldResolveNothingWhenAResultWasDeadLettered() {
    scan("s1", in("a.js", 1), in("b.js", 2));
    findings.readValuesToList();

    pipe("s2", started("sarif"));
    fixture
        .rawInput(Topics.raw(Category.SAST))
        .pipeInput(Keys.scan(scope()), new byte[] {7, 7, 7}, now);
    pipe("s2", in("a.js", 1));
    pipe("s2", completed(2));

    assertThat(findings.isEmpty()).isTrue();
    assertThat(deadLetters.readValuesToList())
        .extracting(DeadLetter::getCode)
        .containsExactly(DeadLetterCode.UNPARSABLE, DeadLetterCode.UNEXPECTED_ORDER);
  }

  @Test
  void shouldDeadLetterResultWithoutScanAndGoOn() {
    pipe("s1", in("a.js", 1));
    scan("s2", in("a.js", 1));

    DeadLetter letter = deadLetters.readValue();
    assertThat(letter.getCode()).isEqualTo(DeadLetterCode.UNEXPECTED_ORDER);
    assertThat(letter.getReason()).contains("has not started");
    assertThat(findings.readValuesToList()).hasSize(1);
  }

  @Test
  void shouldDeadLetterRecordUnderForeignKey() {
    sast.pipeInput("repo:other|x", record(scope(), "s1", started("sarif")), now);

    assertThat(deadLetters.readValue().getCode()).isEqualTo(DeadLetterCode.INVALID);
  }

  @Test
  void shouldDeadLetterScopeThatCannotBeAKey() {
    ScanScope pipe = ScanScope.newBuilder(scope()).setAsset("a|b").build();

    sast.pipeInput("a|b", record(pipe, "s1", started("sarif")), now);

    assertThat(deadLetters.readValue().getCode()).isEqualTo(DeadLetterCode.INVALID);
  }

  @Test
  void shouldTellComponentsAndVulnerabilitiesOfOneSbom() {
    ScanScope scope = scope("syft", Category.SBOM);
    RawFinding vulnerable =
        raw(Category.SCA)
            .setVulnerabilityIds(List.of("CVE-2021-23337"))
            .setPackage$(purl("pkg:npm/lodash@4.17.0", "lodash", "4.17.0"))
            .build();
    for (String scanId : List.of("s1", "s2")) {
      for (Object body :
          List.of(
              started("cyclonedx"),
              component("pkg:npm/lodash@4.17.0", "lodash", "4.17.0").build(),
              vulnerable,
              completed(1))) {
        sbom.pipeInput(Keys.scan(scope), record(scope, scanId, body), now);
      }
    }

    TestRecord<String, Component> lodash = components.readRecord();
    assertThat(lodash.key()).isEqualTo("repo:github.com/acme/shop|pkg:npm/lodash@4.17.0");
    assertThat(components.isEmpty()).isTrue();
    assertThat(findings.readValuesToList()).hasSize(1);
  }

  @Test
  void shouldNotMixScopes() {
    ScanScope branch = ScanScope.newBuilder(scope()).setBranch("feature").build();
    scan("s1", in("a.js", 1));

    sast.pipeInput(Keys.scan(branch), record(branch, "s2", started("sarif")), now);
    sast.pipeInput(Keys.scan(branch), record(branch, "s2", completed(0)), now);

    assertThat(findings.readValuesToList()).hasSize(1);
  }

  @Test
  void shouldSayTheSameBytesOnReplay() {
    List<byte[]> once = runOnce();

    assertThat(runOnce()).usingElementComparator(Arrays::compare).isEqualTo(once);
  }

  @Test
  void shouldHaveTheTopologyThatIsCheckedIn() {
    TopologySnapshot.assertMatches(NormalizerTopology.app());
  }

  private static List<byte[]> runOnce() {
    try (TopologyFixture fixture = new TopologyFixture(NormalizerTopology.app())) {
      var input = fixture.input(Topics.raw(Category.SAST));
      for (int scan = 0; scan < 3; scan++) {
        String id = "s" + scan;
        List<Object> bodies = new ArrayList<>(List.of(started("sarif")));
        int shift = 7 * scan;
        IntStream.range(0, 10 - scan).forEach(i -> bodies.add(in("f" + i % 3, 10 * i + shift)));
        bodies.add(completed(10 - scan));
        bodies.forEach(
            body -> input.pipeInput(Keys.scan(scope()), record(scope(), id, body), NOON));
      }
      return fixture.rawOutput(Topics.FINDING_NORMALIZED).readRecordsToList().stream()
          .map(TestRecord::value)
          .toList();
    }
  }

  private void scan(String scanId, RawFinding... results) {
    pipe(scanId, started("sarif"));
    Arrays.stream(results).forEach(result -> pipe(scanId, result));
    pipe(scanId, completed(results.length));
  }

  private void pipe(String scanId, Object body) {
    sast.pipeInput(Keys.scan(scope()), record(scope(), scanId, body), now);
    now = now.plusSeconds(1);
  }

  private static String keyOf(String path, List<Finding> told) {
    return told.stream()
        .filter(finding -> finding.getLocations().getFirst().getPath().equals(path))
        .findFirst()
        .orElseThrow()
        .getFindingKey();
  }

  private static RawFinding code(String path, String snippet) {
    Location place = Location.newBuilder(at(path, 7)).setSnippet(snippet).build();
    return sqlInjection().setLocations(List.of(place)).build();
  }

  private static RawFinding in(String path, int line) {
    return sqlInjection().setLocations(List.of(at(path, line))).build();
  }
}
