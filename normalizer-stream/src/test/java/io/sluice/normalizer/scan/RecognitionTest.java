/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static io.sluice.normalizer.Samples.completed;
import static io.sluice.normalizer.Samples.purl;
import static io.sluice.normalizer.Samples.raw;
import static io.sluice.normalizer.Samples.sqlInjection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.SecretRef;
import io.sluice.runtime.error.BadRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Findings whose identity changed from one scan to the next. */
class RecognitionTest {

  private final Scanner scanner = new Scanner();

  @Test
  void shouldKeepKeyOfRenamedFile() {
    Finding before = only(scanner.scan(List.of(code("src/a.js", 10, "f()", "db.query(q)"))));

    Finding after = only(scanner.scan(List.of(code("src/b.js", 70, "f()", "db.query(q)"))));

    assertThat(after.getFindingKey()).isEqualTo(before.getFindingKey());
    assertThat(after.getFirstSeenAt()).isEqualTo(before.getFirstSeenAt());
    assertThat(after.getStatus()).isEqualTo(FindingStatus.OPEN);
    assertThat(after.getPairing()).isEqualTo("renamed from src/a.js");
    assertThat(scanner.scan(List.of(code("src/b.js", 70, "f()", "db.query(q)")))).isEmpty();
  }

  @Test
  void shouldRestoreEverythingWhenTheFileIsRenamedBack() {
    Finding first = only(scanner.scan(List.of(code("a.js", 10, null, "db.query(q)"))));
    scanner.scan(List.of(code("b.js", 10, null, "db.query(q)")));

    Finding back = only(scanner.scan(List.of(code("a.js", 10, null, "db.query(q)"))));

    assertThat(back.getFindingKey()).isEqualTo(first.getFindingKey());
    assertThat(back.getOccurrence()).isEqualTo(1);
    assertThat(back.getPairing()).isNull();
    assertThat(scanner.topic).hasSize(1);
  }

  @Test
  void shouldSayHowItWasRecognisedForAsLongAsItLives() {
    scanner.scan(List.of(code("a.js", 10, null, "db.query(q)")));
    scanner.scan(List.of(code("b.js", 10, null, "db.query(q)")));

    Finding moved = only(scanner.scan(List.of(code("b.js", 90, null, "db.query(q)"))));

    assertThat(moved.getPairing()).isEqualTo("renamed from a.js");
  }

  @Test
  void shouldNotGiveTheKeyOfARenamedFindingToANewOneInTheOldPlace() {
    Finding first = only(scanner.scan(List.of(code("a.js", 10, null, "db.query(q)"))));
    scanner.scan(List.of(code("b.js", 10, null, "db.query(q)")));

    Finding copy =
        only(
            scanner.scan(
                List.of(
                    code("a.js", 10, null, "db.query(q)"), code("b.js", 10, null, "db.query(q)"))));

    assertThat(copy.getFindingKey()).isNotEqualTo(first.getFindingKey());
    assertThat(scanner.topic).hasSize(2);
  }

  @Test
  void shouldRenameTwinsInTheOrderOfTheFile() {
    scanner.scan(
        List.of(code("a.js", 10, null, "db.query(q)"), code("a.js", 50, null, "db.query(q)")));

    List<Finding> moved =
        scanner.scan(
            List.of(code("b.js", 55, null, "db.query(q)"), code("b.js", 15, null, "db.query(q)")));

    assertThat(moved)
        .extracting(
            finding -> finding.getLocations().getFirst().getStartLine(), Finding::getFindingKey)
        .containsExactlyInAnyOrder(tuple(15, keyAtFirst(0)), tuple(55, keyAtFirst(1)));
    assertThat(scanner.topic).hasSize(2);
  }

  @Test
  void shouldNotGuessBetweenTwoFiles() {
    scanner.scan(List.of(code("a.js", 10, null, "db.query(q)")));

    List<Finding> changes =
        scanner.scan(
            List.of(code("b.js", 10, null, "db.query(q)"), code("c.js", 10, null, "db.query(q)")));

    assertThat(changes)
        .extracting(Finding::getStatus)
        .containsExactlyInAnyOrder(FindingStatus.OPEN, FindingStatus.OPEN, FindingStatus.RESOLVED);
    assertThat(changes).extracting(Finding::getPairing).containsOnlyNulls();
  }

  @Test
  void shouldNotSplitTwinsOverTwoFiles() {
    scanner.scan(
        List.of(code("a.js", 10, null, "db.query(q)"), code("a.js", 50, null, "db.query(q)")));

    assertThat(
            scanner.scan(
                List.of(
                    code("b.js", 10, null, "db.query(q)"), code("c.js", 50, null, "db.query(q)"))))
        .extracting(Finding::getPairing)
        .containsOnlyNulls();
    assertThat(scanner.topic).hasSize(4);
  }

  @Test
  void shouldNotTakeAConstantForCode() {
    scanner.scan(List.of(code("a.js", 10, null, "requires login")));

    assertThat(scanner.scan(List.of(code("b.js", 10, null, "requires login"))))
        .extracting(Finding::getPairing)
        .containsOnlyNulls();
  }

  @Test
  void shouldFollowAFileToAnotherDirectoryByItsLine() {
    scanner.scan(List.of(code("src/a.js", 10, null, null), code("src/c.js", 1, null, null)));

    assertThat(
            scanner.scan(
                List.of(code("lib/a.js", 10, null, null), code("lib/c.js", 1, null, null))))
        .filteredOn(finding -> finding.getStatus() == FindingStatus.OPEN)
        .extracting(Finding::getPairing)
        .containsExactlyInAnyOrder("renamed from src/a.js", null);
  }

  @Test
  void shouldNotRecogniseAnotherRule() {
    scanner.scan(List.of(code("a.js", 10, null, "db.query(q)")));
    RawFinding other =
        RawFinding.newBuilder(code("b.js", 10, null, "db.query(q)"))
            .setRuleId("xss")
            .setCwes(List.of(79))
            .build();

    assertThat(scanner.scan(List.of(other)))
        .extracting(Finding::getStatus)
        .containsExactlyInAnyOrder(FindingStatus.OPEN, FindingStatus.RESOLVED);
  }

  @Test
  void shouldRecogniseRenamedRuleOfOneClass() {
    Finding before = only(scanner.scan(List.of(code("a.js", 10, null, "db.query(q)"))));
    RawFinding renamed =
        RawFinding.newBuilder(code("a.js", 10, null, "db.query(q)")).setRuleId("sqli-2").build();

    Finding after = only(scanner.scan(List.of(renamed)));

    assertThat(after.getFindingKey()).isEqualTo(before.getFindingKey());
    assertThat(after.getPairing()).isEqualTo("rule was " + before.getRuleId());
  }

  @Test
  void shouldRecogniseSameFlow() {
    List<Location> flow = List.of(step("a.js", 3, "req.query.q"), step("a.js", 9, "db.query(q)"));
    Finding before = only(scanner.scan(List.of(flowing("reports here", flow))));
    List<Location> shifted =
        List.of(step("a.js", 103, "req.query.q"), step("a.js", 109, "db.query(q)"));

    Finding after = only(scanner.scan(List.of(flowing("and now there", shifted))));

    assertThat(after.getFindingKey()).isEqualTo(before.getFindingKey());
  }

  @Test
  void shouldRecogniseNearestLineOfChangedCode() {
    Finding before = only(scanner.scan(List.of(code("a.js", 10, null, "db.query('a' + q)"))));

    Finding after = only(scanner.scan(List.of(code("a.js", 14, null, "db.query('b' + q)"))));

    assertThat(after.getFindingKey()).isEqualTo(before.getFindingKey());
    assertThat(after.getPairing()).isEqualTo("same place, was at line 10");
  }

  @Test
  void shouldNotRecogniseDistantLineOrOtherFunction() {
    scanner.scan(
        List.of(code("a.js", 10, null, "db.query(a)"), code("b.js", 10, "f()", "db.query(a)")));

    assertThat(
            scanner.scan(
                List.of(
                    code("a.js", 21, null, "db.query(b)"), code("b.js", 11, "g()", "db.query(b)"))))
        .extracting(Finding::getStatus)
        .containsExactlyInAnyOrder(
            FindingStatus.OPEN, FindingStatus.OPEN, FindingStatus.RESOLVED, FindingStatus.RESOLVED);
  }

  @Test
  void shouldNotGuessBetweenTwoLinesEquallyNear() {
    scanner.scan(List.of(code("a.js", 10, null, "db.query(a)")));

    assertThat(
            scanner.scan(
                List.of(
                    code("a.js", 9, null, "db.query(b)"), code("a.js", 11, null, "db.query(c)"))))
        .extracting(Finding::getPairing)
        .containsOnlyNulls();
  }

  @Test
  void shouldCompareByTheGreatestVersionOfAFingerprintThatBothHave() {
    Finding before = only(scanner.scan(List.of(printed("a.js", 10, Map.of("ctx/v1", "old-hash")))));

    Finding after =
        only(
            scanner.scan(
                List.of(
                    printed("a.js", 90, Map.of("ctx/v1", "old-hash", "ctx/v2", "new-hash-2")))));

    assertThat(after.getFindingKey()).isEqualTo(before.getFindingKey());
    assertThat(only(scanner.scan(List.of(printed("a.js", 200, Map.of("ctx/v2", "new-hash-2"))))))
        .extracting(Finding::getFindingKey)
        .isEqualTo(before.getFindingKey());
  }

  @Test
  void shouldNotFallBackToALesserVersionWhenTheGreatestDiffers() {
    scanner.scan(
        List.of(printed("a.js", 10, Map.of("ctx/v1", "old-hash", "ctx/v2", "new-hash-2"))));

    assertThat(
            scanner.scan(
                List.of(printed("a.js", 90, Map.of("ctx/v1", "old-hash", "ctx/v2", "new-hash-3")))))
        .extracting(Finding::getStatus)
        .containsExactlyInAnyOrder(FindingStatus.OPEN, FindingStatus.RESOLVED);
  }

  @Test
  void shouldRecogniseFingerprintInRenamedFile() {
    Finding before = only(scanner.scan(List.of(printed("a.js", 10, Map.of("ctx/v1", "a-hash-1")))));

    Finding after = only(scanner.scan(List.of(printed("b.js", 99, Map.of("ctx/v1", "a-hash-1")))));

    assertThat(after.getFindingKey()).isEqualTo(before.getFindingKey());
  }

  @Test
  void shouldNotTrustAFingerprintThatStandsForSeveralFiles() {
    RawFinding elsewhere = printed("z.js", 7, Map.of("ctx/v1", "a-constant"));
    scanner.scan(List.of(elsewhere, printed("a.js", 10, Map.of("ctx/v1", "a-constant"))));

    assertThat(
            scanner.scan(List.of(elsewhere, printed("b.js", 99, Map.of("ctx/v1", "a-constant")))))
        .extracting(Finding::getStatus)
        .containsExactlyInAnyOrder(FindingStatus.OPEN, FindingStatus.RESOLVED);
  }

  @Test
  void shouldFollowAPackageThatIsBumpedAndStillVulnerable() {
    Finding before = only(scanner.scan(List.of(lodash("4.17.0", "package-lock.json"))));

    Finding bumped = only(scanner.scan(List.of(lodash("4.17.1", "package-lock.json"))));
    Finding moved = only(scanner.scan(List.of(lodash("4.17.1", "web/package-lock.json"))));

    assertThat(bumped.getFindingKey()).isEqualTo(before.getFindingKey());
    assertThat(bumped.getPairing()).isEqualTo("version was 4.17.0");
    assertThat(moved.getFindingKey()).isEqualTo(before.getFindingKey());
    assertThat(moved.getPairing()).isEqualTo("renamed from package-lock.json");
  }

  @Test
  void shouldNotGuessWhichOfTwoVersionsWasBumped() {
    scanner.scan(List.of(lodash("4.17.0", "lock"), lodash("3.10.0", "lock")));

    assertThat(scanner.scan(List.of(lodash("4.17.1", "lock"))))
        .extracting(Finding::getStatus)
        .containsExactlyInAnyOrder(
            FindingStatus.OPEN, FindingStatus.RESOLVED, FindingStatus.RESOLVED);
  }

  @Test
  void shouldNotTakeOneSecretForAnother() {
    scanner.scan(List.of(secret("a.env", "11aa")));

    assertThat(scanner.scan(List.of(secret("a.env", "22bb"))))
        .extracting(Finding::getStatus)
        .containsExactlyInAnyOrder(FindingStatus.OPEN, FindingStatus.RESOLVED);
    assertThat(scanner.scan(List.of(secret("b.env", "22bb"))))
        .extracting(Finding::getPairing)
        .containsExactly("renamed from a.env");
  }

  @Test
  void shouldRecogniseNothingInAScanThatProvesNoAbsence() {
    scanner.scan(List.of(code("a.js", 10, null, "db.query(q)")));
    ScanCompleted partial = ScanCompleted.newBuilder(completed(1)).setComplete(false).build();

    Finding found = only(scanner.scan(List.of(code("b.js", 10, null, "db.query(q)")), partial));

    assertThat(found.getPairing()).isNull();
    assertThat(scanner.topic).hasSize(2);
    assertThat(scanner.memory.nothingWaits()).isTrue();
  }

  @Test
  void shouldTellAtOnceWhatIsNewWhenResultsAreMissing() {
    scanner.scan(List.of(code("a.js", 10, null, "db.query(q)")));

    assertThatThrownBy(
            () -> scanner.scan(List.of(code("b.js", 10, null, "db.query(q)")), completed(2)))
        .isInstanceOf(BadRecordException.class);

    assertThat(scanner.findings)
        .extracting(Finding::getStatus, Finding::getPairing)
        .containsExactly(tuple(FindingStatus.OPEN, null));
  }

  @Test
  void shouldRecogniseThousandsAtOnce() {
    List<RawFinding> before = new ArrayList<>();
    List<RawFinding> after = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      before.add(code("old/" + i % 500 + ".js", i, null, "statement number " + i));
      after.add(code("new/" + i % 500 + ".js", i, null, "statement number " + i));
    }
    scanner.scan(before);

    assertThat(scanner.scan(after)).hasSize(5_000).allMatch(f -> f.getPairing() != null);
    assertThat(scanner.topic).hasSize(5_000);
  }

  private String keyAtFirst(int index) {
    return new Scanner()
        .scan(List.of(code("a.js", 10, null, "db.query(q)"), code("a.js", 50, null, "db.query(q)")))
        .get(index)
        .getFindingKey();
  }

  private static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static RawFinding code(
      String path, int line, @Nullable String symbol, @Nullable String snippet) {
    return sqlInjection()
        .setLocations(
            List.of(
                Location.newBuilder()
                    .setPath(path)
                    .setStartLine(line)
                    .setSymbol(symbol)
                    .setSnippet(snippet)
                    .build()))
        .build();
  }

  private static RawFinding printed(String path, int line, Map<String, String> prints) {
    return RawFinding.newBuilder(code(path, line, null, null)).setFingerprints(prints).build();
  }

  private static Location step(String path, int line, String snippet) {
    return Location.newBuilder().setPath(path).setStartLine(line).setSnippet(snippet).build();
  }

  private static RawFinding flowing(String primary, List<Location> flow) {
    return sqlInjection().setLocations(List.of(step("a.js", 500, primary))).setFlow(flow).build();
  }

  private static RawFinding lodash(String version, String manifest) {
    PackageRef reference =
        PackageRef.newBuilder(purl("pkg:npm/lodash@" + version, "lodash", version))
            .setPath(manifest)
            .build();
    return raw(Category.SCA)
        .setVulnerabilityIds(List.of("CVE-2021-23337"))
        .setPackage$(reference)
        .build();
  }

  private static RawFinding secret(String path, String hmac) {
    return raw(Category.SECRET)
        .setRuleId("aws-key")
        .setSecret(SecretRef.newBuilder().setDetector("aws").setHmac(hmac).build())
        .setLocations(List.of(step(path, 1, "")))
        .build();
  }
}
