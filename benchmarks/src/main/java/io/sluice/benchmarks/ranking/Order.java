/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.ranking;

import io.sluice.event.Priority;
import io.sluice.scorer.model.Score;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.model.Scorer;
import io.sluice.scorer.priority.Prioritizer;
import io.sluice.scorer.priority.Profile;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * An order in which a queue can be worked off.
 *
 * @param name in words
 * @param key what is compared, most urgent first; equal keys are a tie
 */
record Order(String name, Function<Case, Key> key) {

  /** Compared part by part, larger first. */
  record Key(double first, double second) implements Comparable<Key> {

    private static final Comparator<Key> LARGEST_FIRST =
        Comparator.comparingDouble(Key::first).thenComparingDouble(Key::second).reversed();

    @Override
    public int compareTo(Key other) {
      return LARGEST_FIRST.compare(this, other);
    }
  }

  /** The orders that are compared, ours first. */
  static List<Order> all() {
    ScoreModel model = ScoreModel.bundled();
    Scorer scorer = new Scorer(model);
    Prioritizer prioritizer = new Prioritizer(model, Profile.standard());
    return List.of(
        new Order("Sluice", each -> ours(each, scorer, prioritizer)),
        new Order("CVSS", each -> new Key(each.cvss(), 0)),
        new Order("EPSS", each -> new Key(each.epss(), 0)),
        new Order("KEV, then CVSS", each -> new Key(each.inKev() ? 1 : 0, each.cvss())),
        new Order("KEV, then EPSS", each -> new Key(each.inKev() ? 1 : 0, each.epss())),
        new Order("none", each -> new Key(0, 0)));
  }

  /** The order of the queue: by priority, then by score. */
  private static Key ours(Case each, Scorer scorer, Prioritizer prioritizer) {
    Score score = scorer.score(each.facts());
    Priority priority = prioritizer.decide(each.facts(), score).priority();
    return new Key(-priority.ordinal(), score.scoreTenths());
  }
}
