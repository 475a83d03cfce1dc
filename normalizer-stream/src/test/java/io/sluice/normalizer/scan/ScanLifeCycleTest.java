/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static io.sluice.normalizer.Samples.at;
import static io.sluice.normalizer.Samples.completed;
import static io.sluice.normalizer.Samples.component;
import static io.sluice.normalizer.Samples.raw;
import static io.sluice.normalizer.Samples.scope;
import static io.sluice.normalizer.Samples.sqlInjection;
import static io.sluice.normalizer.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Component;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.runtime.error.BadRecordException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ScanLifeCycleTest {

  private final Scanner scanner = new Scanner();

  @Test
  void shouldTellNewFinding() {
    List<Finding> changes = scanner.scan(List.of(in("a.js", 1)));

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().getStatus()).isEqualTo(FindingStatus.OPEN);
    assertThat(changes.getFirst().getOccurrence()).isEqualTo(1);
  }

  @Test
  void shouldBeSilentOnEqualScan() {
    scanner.scan(List.of(in("a.js", 1), in("b.js", 2)));

    assertThat(scanner.scan(List.of(in("b.js", 2), in("a.js", 1)))).isEmpty();
  }

  @Test
  void shouldBeSilentOnScanDeliveredTwice() {
    for (int delivery = 0; delivery < 2; delivery++) {
      scanner.send("scan-1", started("sarif"));
      scanner.send("scan-1", in("a.js", 1));
      scanner.send("scan-1", completed(1));
    }

    assertThat(scanner.findings).hasSize(1);
  }

  @Test
  void shouldTellChangeUnderTheSameKey() {
    Finding before = scanner.scan(List.of(in("a.js", 1))).getFirst();

    Finding after = scanner.scan(List.of(in("a.js", 41))).getFirst();

    assertThat(after.getFindingKey()).isEqualTo(before.getFindingKey());
    assertThat(after.getStatus()).isEqualTo(FindingStatus.OPEN);
    assertThat(after.getLocations()).containsExactly(at("a.js", 41));
    assertThat(after.getFirstSeenAt()).isEqualTo(before.getFirstSeenAt());
    assertThat(after.getLastSeenAt()).isAfter(before.getLastSeenAt());
  }

  @Test
  void shouldResolveWhatIsGone() {
    scanner.scan(List.of(in("a.js", 1), in("b.js", 2)));

    List<Finding> changes = scanner.scan(List.of(in("a.js", 1)));

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().getStatus()).isEqualTo(FindingStatus.RESOLVED);
    assertThat(changes.getFirst().getLocations()).containsExactly(at("b.js", 2));
    assertThat(changes.getFirst().getResolvedByScan()).isEqualTo("scan-2");
    assertThat(scanner.scan(List.of(in("a.js", 1)))).isEmpty();
  }

  @Test
  void shouldReopenWhatIsBack() {
    Finding first = scanner.scan(List.of(in("a.js", 1))).getFirst();
    scanner.scan(List.of());

    Finding back = scanner.scan(List.of(in("a.js", 9))).getFirst();

    assertThat(back.getFindingKey()).isEqualTo(first.getFindingKey());
    assertThat(back.getStatus()).isEqualTo(FindingStatus.REOPENED);
    assertThat(back.getFirstSeenAt()).isEqualTo(first.getFirstSeenAt());
    assertThat(back.getResolvedByScan()).isNull();
    assertThat(scanner.scan(List.of(in("a.js", 9)))).isEmpty();
  }

  @Test
  void shouldFollowSuppressionInTheSource() {
    RawFinding result = in("a.js", 1);
    RawFinding suppressed = RawFinding.newBuilder(result).setSuppressed(true).build();

    scanner.scan(List.of(result));
    assertThat(scanner.scan(List.of(suppressed)))
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.SUPPRESSED);
    assertThat(scanner.scan(List.of(suppressed))).isEmpty();
    assertThat(scanner.scan(List.of(result)))
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.OPEN);
  }

  @Test
  void shouldResolveNothingOnPartialScan() {
    scanner.scan(List.of(in("a.js", 1)));

    ScanCompleted partial = ScanCompleted.newBuilder(completed(0)).setComplete(false).build();

    assertThat(scanner.scan(List.of(), partial)).isEmpty();
  }

  @Test
  void shouldResolveNothingOnFailedScan() {
    scanner.scan(List.of(in("a.js", 1)));

    ScanCompleted failed = ScanCompleted.newBuilder(completed(0)).setSuccessful(false).build();

    assertThat(scanner.scan(List.of(), failed)).isEmpty();
  }

  @Test
  void shouldResolveNothingWhenResultsAreMissing() {
    scanner.scan(List.of(in("a.js", 1), in("b.js", 1)));

    assertThatThrownBy(() -> scanner.scan(List.of(in("a.js", 1)), completed(2)))
        .hasMessageContaining("declares 2 findings, 1 were processed")
        .asInstanceOf(InstanceOfAssertFactories.type(BadRecordException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DeadLetterCode.UNEXPECTED_ORDER));
    assertThat(scanner.findings).isEmpty();
    assertThat(scanner.scan(List.of(in("a.js", 1))))
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.RESOLVED);
  }

  @Test
  void shouldResolveNothingOnScanThatNeverCompletes() {
    scanner.scan(List.of(in("a.js", 1)));

    scanner.findings.clear();
    scanner.send("lost", started("sarif"));
    scanner.send("lost", in("b.js", 1));

    assertThat(scanner.scan(List.of(in("a.js", 1), in("b.js", 1))))
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.OPEN);
    assertThat(scanner.topic).hasSize(2);
  }

  @Test
  void shouldRefuseRecordsOutOfOrder() {
    assertUnexpected("s", in("a.js", 1));
    assertUnexpected("s", completed(0));
    scanner.send("s", started("sarif"));
    assertUnexpected("other", in("a.js", 1));
    scanner.send("s", completed(0));
    assertUnexpected("s", in("a.js", 1));
    assertUnexpected("s", completed(0));
  }

  @Test
  void shouldRefuseScanWithoutId() {
    assertThatThrownBy(() -> scanner.send(" ", started("sarif")))
        .asInstanceOf(InstanceOfAssertFactories.type(BadRecordException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DeadLetterCode.INVALID));
  }

  @Test
  void shouldKeepTwinsApart() {
    List<Finding> twins = scanner.scan(List.of(in("a.js", 1), in("a.js", 1)));

    assertThat(twins).extracting(Finding::getOccurrence).containsExactly(1, 2);
    assertThat(scanner.scan(List.of(in("a.js", 1), in("a.js", 1)))).isEmpty();
    assertThat(scanner.scan(List.of(in("a.js", 1))))
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.RESOLVED);
  }

  @Test
  void shouldMatchNearestWhenLinesMove() {
    scanner.scan(List.of(in("a.js", 10), in("a.js", 100), in("a.js", 200)));

    List<Finding> changes = scanner.scan(List.of(in("a.js", 205), in("a.js", 12)));

    assertThat(changes)
        .extracting(Finding::getOccurrence, Finding::getStatus)
        .containsExactlyInAnyOrder(
            tuple(1, FindingStatus.OPEN),
            tuple(3, FindingStatus.OPEN),
            tuple(2, FindingStatus.RESOLVED));
    assertThat(scanner.memory.nothingWaits()).isTrue();
  }

  @Test
  void shouldNotMistakeShiftForReturn() {
    scanner.scan(List.of(in("a.js", 10), in("a.js", 50)));
    scanner.scan(List.of(in("a.js", 10)));

    // Occurrence 2 was at line 50 when it was resolved; now occurrence 1 moves there.
    List<Finding> changes = scanner.scan(List.of(in("a.js", 50)));

    assertThat(changes)
        .extracting(Finding::getOccurrence, Finding::getStatus)
        .containsExactly(tuple(1, FindingStatus.OPEN));
  }

  @Test
  void shouldMatchWhatWaitedWhenTheScanIsSuperseded() {
    scanner.scan(List.of(in("a.js", 10), in("a.js", 100)));
    scanner.findings.clear();
    scanner.send("lost", started("sarif"));
    scanner.send("lost", in("a.js", 12));
    assertThat(scanner.findings).isEmpty();

    scanner.send("next", started("sarif"));

    assertThat(scanner.findings).extracting(Finding::getOccurrence).containsExactly(1);
    assertThat(scanner.memory.nothingWaits()).isTrue();
  }

  @Test
  void shouldCountWhatNothingTellsApart() {
    List<RawFinding> flood = Collections.nCopies(1_100, in("min.js", 1));

    assertThat(scanner.scan(flood)).hasSize(OccurrenceGroup.MAX_OCCURRENCES);
    assertThat(scanner.scan(flood)).isEmpty();
    assertThat(scanner.scan(List.of())).hasSize(OccurrenceGroup.MAX_OCCURRENCES);
  }

  @Test
  void shouldKeepLifeOfScopesApart() {
    scanner.scan(List.of(in("a.js", 1)));
    Scanner other = new Scanner(scope("codeql", Category.SAST), "sarif");

    other.scan(List.of(in("a.js", 1)));

    assertThat(other.topic.keySet()).doesNotContainAnyElementsOf(scanner.topic.keySet());
  }

  @Test
  void shouldHearRepeatedEventOnce() {
    Scanner sensor = new Scanner(scope("falco", Category.RUNTIME), "falco");
    ScanCompleted stream = ScanCompleted.newBuilder(completed(3)).setComplete(false).build();

    List<Finding> changes =
        sensor.scan(
            IntStream.range(0, 3).mapToObj(i -> shell("12:00:0" + i + " shell")).toList(), stream);

    assertThat(changes).hasSize(1);
    assertThat(sensor.scan(List.of(shell("12:07:00 shell")), stream)).isEmpty();
    assertThat(sensor.scan(List.of(), stream)).isEmpty();
  }

  @Test
  void shouldCountRepeatsOfCompleteRuntimeScan() {
    Scanner posture = new Scanner(scope("kube-bench", Category.RUNTIME), "generic");
    posture.scan(List.of(shell("a"), shell("b")));

    assertThat(posture.scan(List.of()))
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.RESOLVED);
  }

  @Test
  void shouldTellComponentsThatAreNewOrChanged() {
    String purl = "pkg:npm/lodash@4.17.0";
    for (String license : List.of("MIT", "MIT", "Apache-2.0")) {
      scanner.send("s-" + license, started("cyclonedx"));
      var lodash = component(purl, "lodash", "4.17.0").setLicenses(List.of(license)).build();
      scanner.send("s-" + license, lodash);
      scanner.send("s-" + license, lodash);
      scanner.send("s-" + license, completed(0));
    }

    assertThat(scanner.components)
        .extracting(Component::getLicenses)
        .containsExactly(List.of("MIT"), List.of("Apache-2.0"));
    assertThat(scanner.components)
        .extracting(Component::getFirstSeenAt)
        .containsOnly(scanner.components.getFirst().getFirstSeenAt());
  }

  private void assertUnexpected(String scanId, Object body) {
    assertThatThrownBy(() -> scanner.send(scanId, body))
        .asInstanceOf(InstanceOfAssertFactories.type(BadRecordException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DeadLetterCode.UNEXPECTED_ORDER));
  }

  private static RawFinding in(String path, int line) {
    return sqlInjection().setLocations(List.of(at(path, line))).build();
  }

  private static RawFinding shell(String message) {
    return raw(Category.RUNTIME)
        .setRuleId("Terminal shell in container")
        .setMessage(message)
        .setLocations(List.of(Location.newBuilder().setWorkload("web").setProcess("sh").build()))
        .build();
  }
}
