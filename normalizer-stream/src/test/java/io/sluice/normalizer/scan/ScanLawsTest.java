/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static io.sluice.normalizer.Samples.sqlInjection;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * What holds for any reports. Few files, rules and lines, so that results often share identity, or
 * everything.
 */
class ScanLawsTest {

  @Property(tries = 300)
  void shouldBeSilentWhenTheSameIsFoundInAnotherOrder(
      @ForAll("reports") List<RawFinding> report, @ForAll Random order) {
    Scanner scanner = new Scanner();
    scanner.scan(report);

    assertThat(scanner.scan(shuffled(report, order))).isEmpty();
  }

  @Property(tries = 300)
  void shouldFindTheSameKeysInAnyOrder(
      @ForAll("reports") List<RawFinding> before,
      @ForAll("reports") List<RawFinding> after,
      @ForAll Random order) {
    Scanner one = new Scanner();
    one.scan(before);
    one.scan(after);
    Scanner other = new Scanner();
    other.scan(shuffled(before, order));
    other.scan(after);
    Scanner shuffledRescan = new Scanner();
    shuffledRescan.scan(before);
    shuffledRescan.scan(shuffled(after, order));

    assertThat(other.topic.keySet()).isEqualTo(one.topic.keySet());
    assertThat(active(shuffledRescan)).isEqualTo(active(one));
    assertThat(statuses(shuffledRescan)).isEqualTo(statuses(one));
  }

  @Property(tries = 300)
  void shouldKeepEveryFindingWhenAllLinesShift(
      @ForAll("reports") List<RawFinding> report, @ForAll Random order) {
    Scanner scanner = new Scanner();
    scanner.scan(report);
    Set<String> before = active(scanner);

    List<Finding> changes =
        scanner.scan(shuffled(report.stream().map(ScanLawsTest::shifted).toList(), order));

    assertThat(active(scanner)).isEqualTo(before);
    assertThat(changes).extracting(Finding::getStatus).containsOnly(FindingStatus.OPEN);
  }

  @Property(tries = 300)
  void shouldKeepEveryFindingWhenItsWordsChange(@ForAll("reports") List<RawFinding> report) {
    Scanner scanner = new Scanner();
    scanner.scan(report);
    Set<String> before = active(scanner);

    List<Finding> changes = scanner.scan(report.stream().map(ScanLawsTest::reworded).toList());

    assertThat(active(scanner)).isEqualTo(before);
    assertThat(changes).hasSameSizeAs(report);
    assertThat(scanner.topic.keySet()).isEqualTo(before);
  }

  @Property(tries = 300)
  void shouldNeitherLoseNorInventResults(
      @ForAll("reports") List<RawFinding> first, @ForAll("reports") List<RawFinding> second) {
    Scanner scanner = new Scanner();

    scanner.scan(first);
    assertThat(active(scanner)).hasSameSizeAs(first);
    scanner.scan(second);
    assertThat(active(scanner)).hasSameSizeAs(second);
    assertThat(scanner.memory.nothingWaits()).isTrue();
  }

  @Property(tries = 100)
  void shouldCloseAndReopenEverything(@ForAll("reports") List<RawFinding> report) {
    Scanner scanner = new Scanner();
    scanner.scan(report);
    Set<String> keys = active(scanner);

    assertThat(scanner.scan(List.of()))
        .hasSameSizeAs(report)
        .allMatch(finding -> finding.getStatus() == FindingStatus.RESOLVED);
    assertThat(scanner.scan(report))
        .hasSameSizeAs(report)
        .allMatch(finding -> finding.getStatus() == FindingStatus.REOPENED);
    assertThat(active(scanner)).isEqualTo(keys);
    assertThat(scanner.scan(report)).isEmpty();
  }

  @Property(tries = 100)
  void shouldSayTheSameOnReplay(
      @ForAll("reports") List<RawFinding> first, @ForAll("reports") List<RawFinding> second) {
    Scanner once = new Scanner();
    Scanner again = new Scanner();
    for (Scanner scanner : List.of(once, again)) {
      scanner.scan(first);
      scanner.scan(second);
    }

    assertThat(again.findings).isEqualTo(once.findings);
    assertThat(again.topic).isEqualTo(once.topic);
  }

  @Provide
  Arbitrary<List<RawFinding>> reports() {
    Arbitrary<String> rules = Arbitraries.of("sql", "xss");
    Arbitrary<String> paths = Arbitraries.of("a.js", "b.js");
    Arbitrary<Integer> lines = Arbitraries.integers().between(1, 120);
    Arbitrary<@Nullable String> symbols = Arbitraries.of("f()", "g()").injectNull(0.6);
    return Combinators.combine(rules, paths, lines, symbols)
        .as(ScanLawsTest::result)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static RawFinding result(String rule, String path, int line, @Nullable String symbol) {
    return sqlInjection()
        .setRuleId(rule)
        .setLocations(
            List.of(
                Location.newBuilder().setPath(path).setStartLine(line).setSymbol(symbol).build()))
        .build();
  }

  private static RawFinding shifted(RawFinding result) {
    return atLine(result, line -> line + 40);
  }

  private static RawFinding atLine(RawFinding result, UnaryOperator<Integer> change) {
    Location location = result.getLocations().getFirst();
    return RawFinding.newBuilder(result)
        .setLocations(
            List.of(
                Location.newBuilder(location)
                    .setStartLine(change.apply(location.getStartLine()))
                    .build()))
        .build();
  }

  private static RawFinding reworded(RawFinding result) {
    return RawFinding.newBuilder(result)
        .setTitle("Reworded")
        .setMessage("by a new version of the rule")
        .setSeverity("INFO")
        .build();
  }

  private static List<RawFinding> shuffled(List<RawFinding> report, Random order) {
    List<RawFinding> copy = new ArrayList<>(report);
    Collections.shuffle(copy, order);
    return copy;
  }

  private static Set<String> active(Scanner scanner) {
    return scanner.topic.values().stream()
        .filter(finding -> finding.getStatus() != FindingStatus.RESOLVED)
        .map(Finding::getFindingKey)
        .collect(Collectors.toSet());
  }

  private static Map<String, FindingStatus> statuses(Scanner scanner) {
    return scanner.topic.values().stream()
        .collect(Collectors.toMap(Finding::getFindingKey, Finding::getStatus));
  }
}
