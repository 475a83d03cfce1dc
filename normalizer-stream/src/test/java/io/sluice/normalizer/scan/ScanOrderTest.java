/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static io.sluice.normalizer.Samples.NOON;
import static io.sluice.normalizer.Samples.at;
import static io.sluice.normalizer.Samples.completed;
import static io.sluice.normalizer.Samples.component;
import static io.sluice.normalizer.Samples.numbered;
import static io.sluice.normalizer.Samples.scope;
import static io.sluice.normalizer.Samples.sqlInjection;
import static io.sluice.normalizer.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.Category;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;
import io.sluice.normalizer.finding.Source;
import io.sluice.runtime.error.BadRecordException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Scans that come too late, twice, interleaved or in place of others. */
class ScanOrderTest {

  private static final ScanScope NEW_SCOPE =
      ScanScope.newBuilder(scope()).setConfiguration("all-rules").build();

  private final Scanner scanner = new Scanner();

  @Test
  void shouldChangeNothingOnLateScan() {
    scanner.scan(numbered(5), List.of(in("a.js", 1)));

    assertThat(scanner.scan(numbered(4), List.of(in("b.js", 1)))).isEmpty();
    assertThat(scanner.scan(numbered(3), List.of())).isEmpty();
    assertThat(scanner.lateScans).isEqualTo(2);
    assertThat(scanner.scan(numbered(6), List.of(in("a.js", 1)))).isEmpty();
  }

  @Test
  void shouldCountALaterArrivalOfTheSameNumber() {
    scanner.scan(numbered(5), List.of(in("a.js", 1)));

    assertThat(scanner.scan(numbered(5), List.of()))
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.RESOLVED);
  }

  @Test
  void shouldCountScansWithoutNumberInOrderOfArrival() {
    scanner.scan(numbered(5), List.of(in("a.js", 1)));
    scanner.scan(List.of());

    assertThat(scanner.topic.values())
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.RESOLVED);
    assertThat(scanner.scan(numbered(4), List.of(in("a.js", 1)))).isEmpty();
  }

  @Test
  void shouldNotLetALateScanDisturbTheOpenOne() {
    scanner.scan(numbered(1), List.of(in("a.js", 1)));
    scanner.findings.clear();

    scanner.send("new", numbered(9));
    scanner.send("old", numbered(8));
    scanner.send("new", in("b.js", 2));
    scanner.send("old", in("c.js", 3));
    scanner.send("old", component("pkg:npm/a@1", "a", "1").build());
    scanner.send("old", completed(7));
    scanner.send("new", completed(1));

    assertThat(scanner.findings)
        .extracting(finding -> finding.getLocations().getFirst().getPath())
        .containsExactlyInAnyOrder("a.js", "b.js");
    assertThat(scanner.components).isEmpty();
    assertThatThrownBy(() -> scanner.send("old", completed(0)))
        .isInstanceOf(BadRecordException.class);
  }

  @Test
  void shouldTakeAnAbandonedLateScanAgainWhenItIsInTime() {
    scanner.scan(numbered(5), List.of(in("a.js", 1)));
    scanner.send("x", numbered(4));
    scanner.findings.clear();

    scanner.send("x", numbered(6));
    scanner.send("x", completed(0));

    assertThat(scanner.findings)
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.RESOLVED);
  }

  @Test
  void shouldBeSilentWhenTheTopicIsReadAgain() {
    scanner.scan(List.of(in("a.js", 1)));
    scanner.scan(List.of(in("b.js", 1)));
    Map<String, Finding> before = Map.copyOf(scanner.topic);
    scanner.findings.clear();

    scanner.sendFrom(0, "scan-1", started("sarif"));
    scanner.sendFrom(1, "scan-1", in("a.js", 1));
    scanner.sendFrom(2, "scan-1", completed(1));
    scanner.sendFrom(3, "scan-2", started("sarif"));
    scanner.sendFrom(4, "scan-2", in("b.js", 1));
    scanner.sendFrom(5, "scan-2", completed(1));

    assertThat(scanner.findings).isEmpty();
    assertThat(scanner.topic).isEqualTo(before);
    assertThat(scanner.lateScans).isEqualTo(1);
  }

  @Test
  void shouldNotMistakeANewTopicForOneThatIsReadAgain() {
    ScanOrder order = new ScanOrder(null, 1_000, NOON.toEpochMilli());

    assertThat(order.isBeyond(started("sarif"), source(0, 60))).isFalse();
    assertThat(order.isBeyond(started("sarif"), source(0, -60))).isTrue();
    assertThat(order.isBeyond(started("sarif"), source(1_000, 0))).isFalse();
  }

  @Test
  void shouldTakeOverWhatTheReplacedScopeHad() {
    scanner.scan(List.of(in("a.js", 1), in("b.js", 1)));
    Finding kept = finding("a.js");
    Finding lost = finding("b.js");
    Scanner wider = scanner.beside(NEW_SCOPE);

    List<Finding> changes = wider.scan(replacing(scope()), List.of(in("a.js", 1), in("c.js", 2)));

    assertThat(changes).hasSize(3);
    Finding taken = last(kept);
    assertThat(taken.getStatus()).isEqualTo(FindingStatus.OPEN);
    assertThat(taken.getScope()).isEqualTo("repo:github.com/acme/shop|semgrep/sast/all-rules@");
    assertThat(taken.getPairing())
        .isEqualTo("taken over from repo:github.com/acme/shop|semgrep/sast/@");
    assertThat(last(lost).getStatus()).isEqualTo(FindingStatus.SUPERSEDED);
    assertThat(wider.scan(replacing(scope()), List.of(in("a.js", 1), in("c.js", 2)))).isEmpty();
  }

  @Test
  void shouldTakeOverFromAnotherTool() {
    ScanScope pro = ScanScope.newBuilder(scope()).setTool("semgrep-pro").build();
    RawFinding result =
        RawFinding.newBuilder(in("a.js", 1)).setFingerprints(Map.of("id/v1", "abcdef01")).build();
    Finding before = scanner.scan(List.of(result)).getFirst();

    List<Finding> changes = scanner.beside(pro).scan(replacing(scope()), List.of(result));

    assertThat(changes).extracting(Finding::getFindingKey).containsExactly(before.getFindingKey());
  }

  @Test
  void shouldReplaceNothingUntilTheScanProvesIt() {
    scanner.scan(List.of(in("a.js", 1)));
    Finding before = finding("a.js");
    Scanner wider = scanner.beside(NEW_SCOPE);
    ScanCompleted failed = ScanCompleted.newBuilder(completed(0)).setSuccessful(false).build();

    assertThat(wider.scan(replacing(scope()), List.of(), failed)).isEmpty();
    assertThat(finding("a.js")).isEqualTo(before);
    assertThat(wider.scan(replacing(scope()), List.of()))
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.SUPERSEDED);
  }

  @Test
  void shouldReopenWhatTheReplacedScopeFindsAgain() {
    scanner.scan(List.of(in("a.js", 1)));
    scanner.beside(NEW_SCOPE).scan(replacing(scope()), List.of());

    assertThat(scanner.scan(List.of(in("a.js", 1))))
        .extracting(Finding::getStatus)
        .containsExactly(FindingStatus.REOPENED);
  }

  @Test
  void shouldLeaveScopesOfOtherAssetsAlone() {
    ScanScope other = scope("semgrep", Category.SAST);
    other = ScanScope.newBuilder(other).setAsset("repo:github.com/acme/other").build();
    scanner.scan(List.of(in("a.js", 1)));

    assertThat(scanner.beside(other).scan(replacing(scope()), List.of())).isEmpty();
  }

  private Finding finding(String path) {
    return scanner.topic.values().stream()
        .filter(finding -> finding.getLocations().getFirst().getPath().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private Finding last(Finding finding) {
    return Objects.requireNonNull(scanner.topic.get(finding.getFindingKey()));
  }

  private static Source source(long offset, long seconds) {
    return new Source("aspm.raw.sast", 0, offset, NOON.plusSeconds(seconds));
  }

  private static ScanStarted replacing(ScanScope scope) {
    String key = scope.getTool() + "/sast/" + scope.getConfiguration() + "@" + scope.getBranch();
    return ScanStarted.newBuilder(started("sarif")).setSupersedes(List.of(key)).build();
  }

  private static RawFinding in(String path, int line) {
    return sqlInjection().setLocations(List.of(at(path, line))).build();
  }
}
