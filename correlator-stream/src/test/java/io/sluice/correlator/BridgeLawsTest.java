/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static io.sluice.correlator.BridgeVectorsTest.route;
import static io.sluice.correlator.FindingBuilder.aFinding;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Route;
import io.sluice.topic.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every history of findings and routes. */
class BridgeLawsTest {

  /** A finding, or the routes of a document. */
  record Step(String name, @Nullable Finding finding, List<Route> routes)
      implements Consumer<BridgeWorld> {
    @Override
    public void accept(BridgeWorld world) {
      if (finding != null) {
        world.report(finding);
      } else {
        world.routes(name, routes.toArray(Route[]::new));
      }
    }

    void undo(BridgeWorld world) {
      if (finding != null) {
        world.remove(name);
      } else {
        world.routes(name);
      }
    }
  }

  @Property(tries = 1000)
  void shouldJoinAndLinkTheSameInAnyOrder(
      @ForAll("histories") List<Step> steps, @ForAll Random random) {
    BridgeWorld inOrder = new BridgeWorld();
    steps.forEach(step -> step.accept(inOrder));
    List<Step> shuffled = new ArrayList<>(steps);
    Collections.shuffle(shuffled, random);
    BridgeWorld other = new BridgeWorld();
    shuffled.forEach(
        step -> {
          step.accept(other);
          if (random.nextInt(4) == 0) {
            other.restart();
          }
        });

    assertThat(other.partition()).isEqualTo(inOrder.partition());
    assertThat(other.links()).isEqualTo(inOrder.links());
  }

  @Property(tries = 500)
  void shouldRestoreWhenWhatCameGoes(
      @ForAll("histories") List<Step> steps, @ForAll Random random) {
    BridgeWorld world = new BridgeWorld();
    List<Step> passing = new ArrayList<>();
    List<Step> staying = new ArrayList<>();
    steps.forEach(step -> (random.nextBoolean() ? passing : staying).add(step));
    staying.forEach(step -> step.accept(world));
    Set<Set<String>> partition = world.partition();
    Set<String> links = world.links();

    passing.forEach(step -> step.accept(world));
    Collections.shuffle(passing, random);
    passing.forEach(step -> step.undo(world));

    assertThat(world.partition()).isEqualTo(partition);
    assertThat(world.links()).isEqualTo(links);
  }

  @Property(tries = 300)
  void shouldBeSilentOnRedelivery(@ForAll("histories") List<Step> steps) {
    BridgeWorld world = new BridgeWorld();
    steps.forEach(step -> step.accept(world));

    for (Step step : steps) {
      step.accept(world);
      assertThat(world.changed).as(step.name()).isZero();
    }
  }

  @Property(tries = 500)
  void shouldNeverJoinTwoParametersOverOnePlace(@ForAll("histories") List<Step> steps) {
    BridgeWorld world = new BridgeWorld();
    steps.forEach(step -> step.accept(world));

    assertThat(world.live())
        .allSatisfy(
            issue ->
                assertThat(
                        issue.getMembers().stream()
                            .filter(member -> member.getCategory() != Category.SAST)
                            .map(member -> member.getLocation().getParameter())
                            .distinct())
                    .hasSizeLessThanOrEqualTo(1));
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Arbitraries.oneOf(code(), code(), requests(), requests(), traces(), documents())
        .list()
        .uniqueElements(Step::name)
        .ofMaxSize(14);
  }

  private static Arbitrary<Step> code() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 8),
            Arbitraries.of("a.ts", "b.ts"),
            Arbitraries.of("one", "two", ""),
            Arbitraries.of("req.query.q", "req.query.sort", "value", ""),
            Arbitraries.of(FindingStatus.OPEN, FindingStatus.OPEN, FindingStatus.RESOLVED),
            Arbitraries.of("sqli", "sqli", "xss"))
        .as(
            (number, path, symbol, snippet, status, weakness) -> {
              // Lines are each finding's own: what lines do depends on their order (ADR 4).
              FindingBuilder finding =
                  aFinding("code" + number)
                      .weakness(weakness)
                      .status(status)
                      .in(path, number * 10, symbol);
              if (!snippet.isEmpty()) {
                finding
                    .step("a.ts", number * 10 - 5, symbol, snippet)
                    .step(path, number * 10, symbol, null);
              }
              return step("code" + number, finding);
            });
  }

  private static Arbitrary<Step> requests() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 6),
            Arbitraries.of("/find", "/users/alice/posts", "/users/7/posts", "/nowhere"),
            Arbitraries.of("q", "sort"),
            Arbitraries.of(FindingStatus.OPEN, FindingStatus.OPEN, FindingStatus.RESOLVED),
            Arbitraries.of("c1", "c2", ""))
        .as(
            (number, url, parameter, status, commit) ->
                step(
                    "zap" + number,
                    aFinding("zap" + number)
                        .by("zap")
                        .of(Category.DAST)
                        .weakness("sqli")
                        .status(status)
                        .commit(commit.isEmpty() ? null : commit)
                        .route("GET", url, parameter)));
  }

  private static Arbitrary<Step> traces() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("/find", "/users/alice/posts"),
            Arbitraries.of("a.ts", "b.ts"),
            Arbitraries.of("one", "two"))
        .as(
            (number, url, path, symbol) ->
                step(
                    "iast" + number,
                    aFinding("iast" + number)
                        .by("iast")
                        .of(Category.IAST)
                        .weakness("sqli")
                        .route("GET", url, "q")
                        .in(path, 500 + number, symbol)));
  }

  private static Arbitrary<Step> documents() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("/find", "/users/{id}/posts", "/{any}"),
            Arbitraries.of("a.ts", "b.ts", ""),
            Arbitraries.of("one", "two", ""),
            Arbitraries.of(0.7, 0.8, 0.9))
        .as(
            (number, template, path, symbol, confidence) ->
                new Step(
                    "document" + number,
                    null,
                    List.of(
                        route(
                            "GET",
                            template,
                            path.isEmpty() ? null : path,
                            symbol.isEmpty() ? null : symbol,
                            symbol.isEmpty() ? 10 : null,
                            symbol.isEmpty() ? 45 : null,
                            confidence))));
  }

  private static Step step(String name, FindingBuilder finding) {
    Finding built = finding.build();
    assertThat(built.getFindingKey()).isEqualTo(Hash.of(name));
    return new Step(name, built, List.of());
  }
}
