/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static io.sluice.normalizer.Samples.at;
import static io.sluice.normalizer.Samples.completed;
import static io.sluice.normalizer.Samples.raw;
import static io.sluice.normalizer.Samples.scope;
import static io.sluice.normalizer.Samples.sqlInjection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.normalizer.finding.FindingNormalizer;
import io.sluice.normalizer.identity.Identity;
import io.sluice.normalizer.identity.IdentityRules;
import io.sluice.normalizer.identity.IdentityScheme;
import io.sluice.topic.Hash;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happens to findings when the identity rules get another version. */
class IdentityUpgradeTest {

  /** Rules of a next version: the rule alone identifies, wherever it is. */
  private static final IdentityScheme NEXT =
      (scope, format, raw) -> {
        Identity today = IdentityRules.identify(scope, format, raw);
        String base = Hash.of("fk/2", scope.getAsset(), scope.getTool(), raw.getRuleId());
        return new Identity(2, base, "rule", today.repeats(), today.weakness());
      };

  private static final FindingNormalizer UPGRADED =
      new FindingNormalizer(NEXT, List.of(IdentityRules.scheme()));

  @Test
  void shouldBeSilentAfterTheUpgrade() {
    Scanner before = new Scanner();
    List<RawFinding> report = List.of(in("a.js", 1), in("a.js", 9), in("b.js", 2));
    before.scan(report);
    Set<String> keys = Set.copyOf(before.topic.keySet());

    Scanner after = before.with(UPGRADED);

    assertThat(after.scan(report)).isEmpty();
    assertThat(after.scan(List.of(in("b.js", 2), in("a.js", 9), in("a.js", 1)))).isEmpty();
    assertThat(after.topic.keySet()).isEqualTo(keys);
  }

  @Test
  void shouldFollowAFindingByItsFirstKey() {
    Scanner before = new Scanner();
    String key = before.scan(List.of(in("a.js", 1))).getFirst().getFindingKey();
    Scanner after = before.with(UPGRADED);

    Finding moved = after.scan(List.of(in("a.js", 7))).getFirst();
    Finding gone = after.scan(List.of()).getFirst();
    Finding back = after.scan(List.of(in("z.js", 1))).getFirst();

    assertThat(List.of(moved, gone, back)).extracting(Finding::getFindingKey).containsOnly(key);
    assertThat(moved.getIdentityVersion()).isEqualTo(2);
    assertThat(gone.getStatus()).isEqualTo(FindingStatus.RESOLVED);
    assertThat(back.getStatus()).isEqualTo(FindingStatus.REOPENED);
  }

  @Test
  void shouldResolveUnderItsFirstKeyWhatIsNotSeenAgain() {
    Scanner before = new Scanner();
    String key = before.scan(List.of(in("a.js", 1))).getFirst().getFindingKey();

    assertThat(before.with(UPGRADED).scan(List.of()))
        .extracting(Finding::getFindingKey, Finding::getStatus)
        .containsExactly(tuple(key, FindingStatus.RESOLVED));
  }

  @Test
  void shouldReopenWhatWasResolvedBeforeTheUpgrade() {
    Scanner before = new Scanner();
    String key = before.scan(List.of(in("a.js", 1))).getFirst().getFindingKey();
    before.scan(List.of());

    Finding back = before.with(UPGRADED).scan(List.of(in("a.js", 1))).getFirst();

    assertThat(back.getFindingKey()).isEqualTo(key);
    assertThat(back.getStatus()).isEqualTo(FindingStatus.REOPENED);
  }

  @Test
  void shouldMakeNewKeysByTheNewRules() {
    Scanner before = new Scanner();
    before.scan(List.of(in("a.js", 1)));

    Finding fresh =
        before.with(UPGRADED).scan(List.of(in("a.js", 1), in("other.js", 500))).getFirst();

    assertThat(fresh.getIdentityVersion()).isEqualTo(2);
    assertThat(fresh.getOccurrence()).isEqualTo(2);
  }

  @Test
  void shouldSaySupersededOnceWhenTwoFindingsTurnOutToBeOne() {
    Scanner sensor = new Scanner(scope("falco", Category.RUNTIME), "falco");
    List<RawFinding> events = List.of(shell("web"), shell("worker"));
    ScanCompleted stream = ScanCompleted.newBuilder(completed(2)).setComplete(false).build();
    List<Finding> two = sensor.scan(events, stream);

    Scanner after = sensor.with(UPGRADED);
    List<Finding> changes = after.scan(events, stream);

    assertThat(changes)
        .extracting(Finding::getFindingKey, Finding::getStatus)
        .containsExactly(tuple(two.get(1).getFindingKey(), FindingStatus.SUPERSEDED));
    assertThat(after.scan(events, stream)).isEmpty();
  }

  @Test
  void shouldMakeTheSameKeysWhenTheStateIsLost() {
    Scanner once = new Scanner();
    Scanner again = new Scanner();
    for (Scanner scanner : List.of(once, again)) {
      scanner.scan(List.of(in("a.js", 1), in("b.js", 2)));
      scanner.scan(List.of(in("c.js", 1), in("b.js", 2)));
    }

    assertThat(Map.copyOf(again.topic)).isEqualTo(once.topic);
  }

  private static RawFinding in(String path, int line) {
    return sqlInjection().setLocations(List.of(at(path, line))).build();
  }

  private static RawFinding shell(String workload) {
    return raw(Category.RUNTIME)
        .setRuleId("Terminal shell in container")
        .setLocations(List.of(Location.newBuilder().setWorkload(workload).build()))
        .build();
  }
}
