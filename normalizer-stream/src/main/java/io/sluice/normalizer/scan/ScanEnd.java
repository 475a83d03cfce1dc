/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.normalizer.pairing.Candidate;
import io.sluice.normalizer.pairing.Pairings;
import io.sluice.normalizer.pairing.Traits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The end of a scan that proves what is gone: recognises what has another identity now, takes over
 * what other scopes had, and closes the rest. What is neither known nor recognised is new.
 *
 * <p>Costs what changed, beside one pass over the small state of the scope.
 */
final class ScanEnd {

  /** With more on either side nothing is recognised: some 300 bytes each are held in memory. */
  static final int MAX_CANDIDATES = 200_000;

  private final ScanMemory memory;
  private final FindingLife life;
  private final FindingRecords records;
  private final String scope;
  private final ScanState scan;

  ScanEnd(
      ScanMemory memory, FindingLife life, FindingRecords records, String scope, ScanState scan) {
    this.memory = memory;
    this.life = life;
    this.records = records;
    this.scope = scope;
    this.scan = scan;
  }

  /** A finding that is gone from its place. */
  private record Gone(String scope, String base, int ordinal) {}

  /** A result that waits. */
  private record Result(String base, long order) {}

  /**
   * Ends the scan.
   *
   * @param absent identities with a finding that the scan has not seen
   */
  void run(List<String> absent) {
    List<Candidate<Result>> fresh = matchKnown();
    Map<String, List<String>> replaced = replaced();
    Map<Result, Gone> recognised = new HashMap<>();
    if (!fresh.isEmpty() && fresh.size() <= MAX_CANDIDATES) {
      replaced.forEach(
          (other, bases) ->
              Pairings.takingOver(gone(other, bases), left(fresh, recognised))
                  .forEach(pair -> recognised.put(pair.fresh(), pair.gone())));
      List<Candidate<Gone>> gone = gone(scope, absent);
      Pairings.within(gone, left(fresh, recognised), this::shared)
          .forEach(pair -> recognised.put(pair.fresh(), pair.gone()));
    }
    settle(recognised);
    absent.forEach(base -> close(scope, base, FindingStatus.RESOLVED));
    replaced.forEach(this::supersede);
  }

  private List<Candidate<Result>> matchKnown() {
    List<Candidate<Result>> fresh = new ArrayList<>();
    WaitingBatch.each(
        memory,
        scope,
        batch -> {
          int rank = 0;
          for (Sighting sighting : life.matchKnown(scope, scan, batch)) {
            // One more than may be compared says enough.
            if (fresh.size() <= MAX_CANDIDATES) {
              Result result = new Result(batch.base(), sighting.order());
              Traits traits = Traits.of(sighting.finding());
              fresh.add(new Candidate<>(result, batch.base(), rank++, traits));
            }
          }
        });
    return fresh;
  }

  private static List<Candidate<Result>> left(
      List<Candidate<Result>> fresh, Map<Result, Gone> recognised) {
    return fresh.stream().filter(candidate -> !recognised.containsKey(candidate.id())).toList();
  }

  private List<Candidate<Gone>> gone(String owner, List<String> bases) {
    List<Candidate<Gone>> gone = new ArrayList<>();
    for (String base : bases) {
      OccurrenceGroup group = memory.group(owner, base).orElseThrow();
      int rank = 0;
      for (Occurrence occurrence : absent(owner, group)) {
        Traits traits = Traits.of(records.open(group.key(base, occurrence)));
        gone.add(
            new Candidate<>(new Gone(owner, base, occurrence.ordinal()), base, rank++, traits));
        if (gone.size() > MAX_CANDIDATES) {
          return List.of();
        }
      }
    }
    return gone;
  }

  private List<Occurrence> absent(String owner, OccurrenceGroup group) {
    List<Occurrence> absent =
        owner.equals(scope)
            ? group.absent(scan.sequence())
            : group.occurrences().stream().filter(Occurrence::isOpen).toList();
    return absent.stream().sorted(Occurrence.IN_FILE_ORDER).toList();
  }

  /** Fingerprints of the asked ones that findings carry which the scan saw where they were. */
  private Set<Long> shared(Set<Long> asked) {
    Set<Long> shared = new HashSet<>();
    memory.eachGroup(
        scope,
        (base, group) ->
            group.occurrences().stream()
                .filter(occurrence -> occurrence.isSeenBy(scan.sequence()))
                .map(Occurrence::print)
                .filter(asked::contains)
                .forEach(shared::add));
    return shared;
  }

  private void settle(Map<Result, Gone> recognised) {
    WaitingBatch.each(
        memory,
        scope,
        batch -> {
          for (Sighting sighting : batch.sightings()) {
            String base = batch.base();
            OccurrenceGroup group = memory.group(scope, base).orElse(batch.group());
            Gone gone = recognised.get(new Result(base, sighting.order()));
            if (gone == null || !move(gone, base, group, sighting)) {
              life.appear(scope, base, group, sighting, scan);
            }
            memory.forgetWaiting(scope, base, sighting.order());
          }
        });
  }

  /** False when the identity has too many findings already. */
  private boolean move(Gone gone, String base, OccurrenceGroup group, Sighting sighting) {
    OccurrenceGroup former = memory.group(gone.scope(), gone.base()).orElseThrow();
    Occurrence occurrence = former.occurrences().get(gone.ordinal() - 1);
    String key = former.key(gone.base(), occurrence);
    var ordinal = group.ordinalFor(base, key);
    if (ordinal.isEmpty()) {
      return false;
    }
    boolean home = group.ownKey(base, ordinal.get()).equals(key);
    FindingStatus status =
        FindingLife.statusAfter(occurrence.status(), sighting.finding().getStatus());
    Occurrence moved =
        occurrence
            .movedTo(ordinal.get(), home ? null : key, scan.sequence())
            .seen(sighting, scan.sequence(), status);
    Finding before = records.open(key);
    memory.keep(gone.scope(), gone.base(), former.with(occurrence.left()));
    memory.keep(scope, base, group.with(moved));
    records.tell(
        key, moved, sighting.finding(), home ? null : Recognition.of(before, sighting.finding()));
    return true;
  }

  /** Identities with open findings, by scope that this one replaces. */
  private Map<String, List<String>> replaced() {
    Map<String, List<String>> replaced = new LinkedHashMap<>();
    for (String other : scan.supersedes()) {
      boolean replacedBefore = memory.scan(other).map(ScanState::superseded).orElse(true);
      if (!replacedBefore && !other.equals(scope)) {
        List<String> bases = new ArrayList<>();
        memory.eachGroup(
            other,
            (base, group) -> {
              if (group.occurrences().stream().anyMatch(Occurrence::isOpen)) {
                bases.add(base);
              }
            });
        replaced.put(other, bases);
      }
    }
    return replaced;
  }

  private void supersede(String other, List<String> bases) {
    bases.forEach(base -> close(other, base, FindingStatus.SUPERSEDED));
    memory.scan(other).ifPresent(state -> memory.keep(other, state.replaced()));
  }

  private void close(String owner, String base, FindingStatus status) {
    OccurrenceGroup group = memory.group(owner, base).orElseThrow();
    for (Occurrence occurrence : absent(owner, group)) {
      group = group.with(occurrence.with(status));
      String key = group.key(base, occurrence);
      if (status == FindingStatus.RESOLVED) {
        records.resolve(key, scan);
      } else {
        records.supersede(key);
      }
    }
    memory.keep(owner, base, group);
  }
}
