/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static io.sluice.normalizer.Samples.completed;
import static io.sluice.normalizer.Samples.numbered;
import static io.sluice.normalizer.Samples.scope;
import static io.sluice.normalizer.Samples.sqlInjection;
import static io.sluice.normalizer.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanScope;
import io.sluice.runtime.error.BadRecordException;
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
import net.jqwik.api.constraints.IntRange;
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
    assertThat(facts(shuffledRescan)).isEqualTo(facts(one));
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
    assertThat(changes).extracting(Finding::getPairing).containsOnlyNulls();
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

  @Property(tries = 200)
  void shouldKeepTwoEqualResultsTwo(@ForAll("reports") List<RawFinding> report) {
    List<RawFinding> twice = new ArrayList<>(report);
    twice.addAll(report);
    Scanner scanner = new Scanner();

    scanner.scan(twice);

    assertThat(active(scanner)).hasSize(2 * report.size());
    assertThat(scanner.scan(twice)).isEmpty();
  }

  @Property(tries = 300)
  void shouldRestoreKeysWhenAFileIsRenamedThereAndBack(
      @ForAll("reports") List<RawFinding> report, @ForAll Random order) {
    Scanner scanner = new Scanner();
    scanner.scan(report);
    Map<String, String> before = facts(scanner);

    scanner.scan(shuffled(report.stream().map(r -> renamed(r, "a.js", "z.js")).toList(), order));
    scanner.scan(shuffled(report, order));

    assertThat(active(scanner)).isEqualTo(before.keySet());
    assertThat(scanner.memory.nothingWaits()).isTrue();
  }

  @Property(tries = 300)
  void shouldKeepKeysOfARenamedFileWhoseCodeIsUnique(@ForAll("reports") List<RawFinding> report) {
    Scanner scanner = new Scanner();
    List<RawFinding> unique = withUniqueCode(report);
    scanner.scan(unique);
    Set<String> before = active(scanner);

    List<RawFinding> moved = unique.stream().map(r -> renamed(r, "a.js", "z.js")).toList();
    scanner.scan(moved);
    scanner.scan(moved.stream().map(ScanLawsTest::shifted).toList());

    assertThat(scanner.topic.keySet()).isEqualTo(before);
    assertThat(scanner.scan(List.of()))
        .extracting(Finding::getFindingKey)
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Property(tries = 200)
  void shouldChangeNothingOnASecondDeliveryOfAScan(
      @ForAll("reports") List<RawFinding> first, @ForAll("reports") List<RawFinding> second) {
    Scanner scanner = new Scanner();
    scanner.scan(first);
    deliver(scanner, "twice", second);
    Map<String, Finding> before = Map.copyOf(scanner.topic);
    scanner.findings.clear();

    deliver(scanner, "twice", second);

    assertThat(scanner.findings).isEmpty();
    assertThat(scanner.topic).isEqualTo(before);
  }

  @Property(tries = 200)
  void shouldChangeNothingOnALateScanWherever(
      @ForAll("reports") List<RawFinding> first,
      @ForAll("reports") List<RawFinding> second,
      @ForAll("reports") List<RawFinding> late,
      @ForAll @IntRange(max = 60) int place) {
    List<Object> records = new ArrayList<>();
    for (List<RawFinding> report : List.of(first, second)) {
      records.add(numbered(100 + records.size()));
      records.addAll(report);
      records.add(completed(report.size()));
    }
    int cut = 1 + place % records.size();
    Scanner undisturbed = new Scanner();
    Scanner disturbed = new Scanner();

    send(undisturbed, first.size(), records, 0, records.size());
    send(disturbed, first.size(), records, 0, cut);
    disturbed.send("late", numbered(99));
    late.forEach(result -> disturbed.send("late", result));
    disturbed.send("late", completed(late.size()));
    send(disturbed, first.size(), records, cut, records.size());

    assertThat(facts(disturbed)).isEqualTo(facts(undisturbed));
    assertThat(disturbed.lateScans).isEqualTo(1);
  }

  @Property(tries = 300)
  void shouldCloseNothingOnAScanThatProvesNothing(
      @ForAll("reports") List<RawFinding> report,
      @ForAll("reports") List<RawFinding> other,
      @ForAll Unproven how) {
    Scanner scanner = new Scanner();
    scanner.scan(numbered(7), report);
    Map<String, Finding> before = Map.copyOf(scanner.topic);
    scanner.findings.clear();

    how.scan(scanner, other);

    assertThat(scanner.findings)
        .noneMatch(f -> f.getStatus() == FindingStatus.RESOLVED || f.getPairing() != null);
    assertThat(scanner.topic.keySet()).containsAll(before.keySet());
    if (how == Unproven.LATE || how == Unproven.ON_A_BRANCH) {
      before.forEach((key, finding) -> assertThat(scanner.topic.get(key)).isEqualTo(finding));
    }
  }

  @Property(tries = 200)
  void shouldGiveTheSameWeaknessOnEveryBranch(@ForAll("reports") List<RawFinding> report) {
    Scanner scanner = new Scanner();
    List<Finding> onDefault = scanner.scan(report);
    Scanner feature = scanner.beside(ScanScope.newBuilder(scope()).setBranch("feature").build());
    List<Finding> onBranch = feature.scan(report);

    assertThat(onBranch)
        .extracting(Finding::getWeakness)
        .containsExactlyElementsOf(onDefault.stream().map(Finding::getWeakness).toList());
    assertThat(onBranch)
        .extracting(Finding::getFindingKey)
        .doesNotContainAnyElementsOf(onDefault.stream().map(Finding::getFindingKey).toList());
  }

  /** Ways of a scan to prove no absence. */
  enum Unproven {
    PARTIAL {
      @Override
      void scan(Scanner scanner, List<RawFinding> report) {
        ScanCompleted end = completed(report.size());
        scanner.scan(report, ScanCompleted.newBuilder(end).setComplete(false).build());
      }
    },
    FAILED {
      @Override
      void scan(Scanner scanner, List<RawFinding> report) {
        ScanCompleted end = completed(report.size());
        scanner.scan(report, ScanCompleted.newBuilder(end).setSuccessful(false).build());
      }
    },
    TRUNCATED {
      @Override
      void scan(Scanner scanner, List<RawFinding> report) {
        scanner.send("lost", started("sarif"));
        report.forEach(result -> scanner.send("lost", result));
        scanner.send("next", started("sarif"));
      }
    },
    SHORT_OF_RESULTS {
      @Override
      void scan(Scanner scanner, List<RawFinding> report) {
        assertThatThrownBy(() -> scanner.scan(report, completed(report.size() + 1)))
            .isInstanceOf(BadRecordException.class);
      }
    },
    LATE {
      @Override
      void scan(Scanner scanner, List<RawFinding> report) {
        scanner.scan(numbered(6), report);
      }
    },
    ON_A_BRANCH {
      @Override
      void scan(Scanner scanner, List<RawFinding> report) {
        Scanner branch = scanner.beside(ScanScope.newBuilder(scope()).setBranch("pr-1").build());
        branch.scan(report);
        scanner.findings.addAll(branch.findings);
        branch.findings.clear();
        branch.scan(List.of());
      }
    };

    abstract void scan(Scanner scanner, List<RawFinding> report);
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
    Arbitrary<@Nullable String> snippets =
        Arbitraries.of("db.query(first)", "db.query(second)", "x").injectNull(0.4);
    return Combinators.combine(rules, paths, lines, symbols, snippets)
        .as(ScanLawsTest::result)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static RawFinding result(
      String rule, String path, int line, @Nullable String symbol, @Nullable String snippet) {
    return sqlInjection()
        .setRuleId(rule)
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

  private static RawFinding renamed(RawFinding result, String from, String to) {
    Location location = result.getLocations().getFirst();
    return location.getPath().equals(from)
        ? RawFinding.newBuilder(result)
            .setLocations(List.of(Location.newBuilder(location).setPath(to).build()))
            .build()
        : result;
  }

  private static List<RawFinding> withUniqueCode(List<RawFinding> report) {
    List<RawFinding> unique = new ArrayList<>();
    for (RawFinding result : report) {
      Location location = result.getLocations().getFirst();
      unique.add(
          RawFinding.newBuilder(result)
              .setLocations(
                  List.of(
                      Location.newBuilder(location)
                          .setSnippet("statement number " + unique.size())
                          .build()))
              .build());
    }
    return unique;
  }

  private static void deliver(Scanner scanner, String id, List<RawFinding> report) {
    scanner.send(id, started("sarif"));
    report.forEach(result -> scanner.send(id, result));
    scanner.send(id, completed(report.size()));
  }

  /** Records from one to another; the first scan has so many results. */
  private static void send(Scanner scanner, int first, List<Object> records, int from, int to) {
    for (int i = from; i < to; i++) {
      scanner.send(i < first + 2 ? "one" : "two", records.get(i));
    }
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

  /** All that a report decides; which of two equal results it was does not show. */
  private static Map<String, String> facts(Scanner scanner) {
    return scanner.topic.values().stream()
        .collect(
            Collectors.toMap(
                Finding::getFindingKey,
                finding ->
                    finding.getStatus() + " " + finding.getLocations() + finding.getPairing()));
  }
}
