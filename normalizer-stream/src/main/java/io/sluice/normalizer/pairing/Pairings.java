/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.pairing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Pairs findings that are gone with findings that are new, pass by pass. A pass pairs by equal keys
 * and only one to one: one finding each, or, of twins, as many of one identity on either side,
 * which are then taken in the order of the file. Whatever has two possible counterparts has none.
 * The answer depends on the two sets alone, not on their order, and costs memory and time in
 * proportion to them: nothing compares each with each.
 *
 * @param <G> name of what is gone
 * @param <N> name of what is new
 */
public final class Pairings<G, N> {

  private static final int FREE = -1;
  private static final int AMBIGUOUS = -2;

  private final List<Candidate<G>> gone;
  private final List<Candidate<N>> fresh;
  private final SharedFingerprints shared;
  private final int[] partnerOfGone;
  private final boolean[] taken;

  private Pairings(List<Candidate<G>> gone, List<Candidate<N>> fresh, SharedFingerprints shared) {
    this.gone = gone.stream().sorted(Candidate.IN_FILE_ORDER).toList();
    this.fresh = fresh.stream().sorted(Candidate.IN_FILE_ORDER).toList();
    this.shared = shared;
    this.partnerOfGone = new int[gone.size()];
    this.taken = new boolean[fresh.size()];
    Arrays.fill(partnerOfGone, FREE);
  }

  /**
   * Two findings that are one.
   *
   * @param gone name under which it is remembered
   * @param fresh name under which it was seen now
   * @param <G> name of what is gone
   * @param <N> name of what is new
   */
  public record Pair<G, N>(G gone, N fresh) {}

  /** Pairs findings of one scope, by all passes. */
  public static <G, N> List<Pair<G, N>> within(
      List<Candidate<G>> gone, List<Candidate<N>> fresh, SharedFingerprints shared) {
    return new Pairings<>(gone, fresh, shared).run(Pass.all());
  }

  /** Pairs findings of a scope with those of the scope that replaces it: only the very same. */
  public static <G, N> List<Pair<G, N>> takingOver(
      List<Candidate<G>> gone, List<Candidate<N>> fresh) {
    return new Pairings<>(gone, fresh, asked -> Set.of()).run(Pass.exact());
  }

  private List<Pair<G, N>> run(List<Pass> passes) {
    for (Pass pass : passes) {
      switch (pass) {
        case NEAREST_LINE -> byNearestLine();
        case FINGERPRINT -> byKey(pass, Traits::agrees);
        case RENAMED_FINGERPRINT -> byKey(pass, notShared());
        default -> byKey(pass, (before, now) -> true);
      }
    }
    return IntStream.range(0, partnerOfGone.length)
        .filter(i -> partnerOfGone[i] >= 0)
        .mapToObj(i -> new Pair<>(gone.get(i).id(), fresh.get(partnerOfGone[i]).id()))
        .toList();
  }

  private void byKey(Pass pass, BiPredicate<Traits, Traits> condition) {
    Map<Long, Bucket> buckets = new HashMap<>();
    for (int i = 0; i < partnerOfGone.length; i++) {
      if (partnerOfGone[i] == FREE) {
        for (long key : gone.get(i).traits().keys(pass)) {
          buckets.computeIfAbsent(key, unused -> new Bucket()).gone.add(i);
        }
      }
    }
    if (buckets.isEmpty()) {
      return;
    }
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        for (long key : fresh.get(j).traits().keys(pass)) {
          Bucket bucket = buckets.get(key);
          if (bucket != null) {
            bucket.fresh.add(j);
          }
        }
      }
    }
    Proposals proposals = new Proposals();
    for (Bucket bucket : buckets.values()) {
      if (isOneToOne(bucket, pass)) {
        int count = Math.min(bucket.gone.size(), bucket.fresh.size());
        for (int n = 0; n < count; n++) {
          proposals.add(bucket.gone.get(n), bucket.fresh.get(n));
        }
      }
    }
    proposals.accept(condition);
  }

  /** Under the very same identity the rest is gone or new; under a changed one all must match. */
  private boolean isOneToOne(Bucket bucket, Pass pass) {
    return !bucket.fresh.isEmpty()
        && (pass == Pass.SAME_WEAKNESS || bucket.gone.size() == bucket.fresh.size())
        && bucket.gone.stream().map(i -> gone.get(i).group()).distinct().count() == 1
        && bucket.fresh.stream().map(j -> fresh.get(j).group()).distinct().count() == 1;
  }

  private BiPredicate<Traits, Traits> notShared() {
    Set<Long> prints = new HashSet<>();
    for (int i = 0; i < partnerOfGone.length; i++) {
      if (partnerOfGone[i] == FREE && gone.get(i).traits().print() != 0) {
        prints.add(gone.get(i).traits().print());
      }
    }
    Set<Long> constant = new HashSet<>(prints.isEmpty() ? Set.of() : shared.among(prints));
    Map<Long, Long> ruleOf = new HashMap<>();
    for (Candidate<N> candidate : fresh) {
      long print = candidate.traits().print();
      for (long rule : candidate.traits().keys(Pass.RENAMED_FINGERPRINT)) {
        Long before = ruleOf.putIfAbsent(print, rule);
        if (before != null && before != rule) {
          constant.add(print);
        }
      }
    }
    return (before, now) -> !constant.contains(now.print());
  }

  private void byNearestLine() {
    Map<Long, Bucket> buckets = new HashMap<>();
    for (int i = 0; i < partnerOfGone.length; i++) {
      long place = gone.get(i).traits().place();
      if (partnerOfGone[i] == FREE && place != 0) {
        buckets.computeIfAbsent(place, unused -> new Bucket()).gone.add(i);
      }
    }
    for (int j = 0; j < taken.length; j++) {
      Bucket bucket = taken[j] ? null : buckets.get(fresh.get(j).traits().place());
      if (bucket != null) {
        bucket.fresh.add(j);
      }
    }
    Proposals proposals = new Proposals();
    for (Bucket bucket : buckets.values()) {
      List<Traits> before = bucket.gone.stream().map(i -> gone.get(i).traits()).toList();
      List<Traits> now = bucket.fresh.stream().map(j -> fresh.get(j).traits()).toList();
      int[] nearestNow = NearestLine.of(before, now);
      int[] nearestBefore = NearestLine.of(now, before);
      for (int i = 0; i < nearestNow.length; i++) {
        int j = nearestNow[i];
        if (j >= 0 && nearestBefore[j] == i) {
          proposals.add(bucket.gone.get(i), bucket.fresh.get(j));
        }
      }
    }
    proposals.accept((before, now) -> true);
  }

  /** Candidates with the same key, in the order of the file. */
  private static final class Bucket {
    private final List<Integer> gone = new ArrayList<>(1);
    private final List<Integer> fresh = new ArrayList<>(1);
  }

  /** Pairs of one pass; a candidate that is in two of them is in none. */
  private final class Proposals {

    private final int[] ofGone = new int[partnerOfGone.length];
    private final int[] ofFresh = new int[taken.length];

    Proposals() {
      Arrays.fill(ofGone, FREE);
      Arrays.fill(ofFresh, FREE);
    }

    void add(int i, int j) {
      ofGone[i] = ofGone[i] == FREE || ofGone[i] == j ? j : AMBIGUOUS;
      ofFresh[j] = ofFresh[j] == FREE || ofFresh[j] == i ? i : AMBIGUOUS;
    }

    void accept(BiPredicate<Traits, Traits> condition) {
      for (int i = 0; i < ofGone.length; i++) {
        int j = ofGone[i];
        if (j >= 0
            && ofFresh[j] == i
            && condition.test(gone.get(i).traits(), fresh.get(j).traits())) {
          partnerOfGone[i] = j;
          taken[j] = true;
        }
      }
    }
  }
}
