/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import java.util.ArrayList;
import java.util.List;

/** Runs worlds in several orders of arrival and compares the issues with the labels. */
final class Judge {

  private Judge() {}

  /** A verdict for each pair, in the order of the corpus. */
  static List<Verdict> judge(List<World> worlds) {
    List<List<Outcome>> byOrder = new ArrayList<>();
    for (int order = 0; order < Orders.COUNT; order++) {
      byOrder.add(run(worlds, order));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < worlds.size(); i++) {
      int number = i;
      World world = worlds.get(i);
      List<Outcome> outcomes = byOrder.stream().map(order -> order.get(number)).toList();
      world.pairs().forEach(pair -> verdicts.add(verdict(world, pair, outcomes)));
    }
    return verdicts;
  }

  private static List<Outcome> run(List<World> worlds, int order) {
    try (Pipeline pipeline = new Pipeline()) {
      return worlds.stream()
          .map(world -> pipeline.run(world, Orders.of(world.events(), order)))
          .toList();
    }
  }

  private static Verdict verdict(World world, LabelledPair pair, List<Outcome> outcomes) {
    long together = outcomes.stream().filter(outcome -> outcome.together(pair)).count();
    Outcome written = outcomes.getFirst();
    return new Verdict(
        world,
        pair,
        (int) together,
        outcomes.size(),
        written.member(pair.first()),
        written.member(pair.second()),
        written.link(pair));
  }
}
