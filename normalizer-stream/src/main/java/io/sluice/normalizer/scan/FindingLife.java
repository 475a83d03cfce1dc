/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.normalizer.finding.Draft;
import io.sluice.normalizer.identity.Identity;
import java.util.List;
import java.util.Optional;

/**
 * Life of the findings of one identity: which of them a result is, what that changes, and who has
 * to hear of it. An unchanged finding costs one read and one small write.
 */
final class FindingLife {

  private final ScanMemory memory;
  private final FindingRecords records;

  FindingLife(ScanMemory memory, FindingRecords records) {
    this.memory = memory;
    this.records = records;
  }

  /** Takes a result of the open scan. */
  void see(String scope, ScanState scan, Draft draft) {
    Identity identity = draft.identity();
    String base = identity.base();
    Sighting sighting = Sighting.of(draft.finding(), draft.content());
    OccurrenceGroup group =
        memory.group(scope, base).orElse(OccurrenceGroup.empty(identity.version()));
    for (Identity former : draft.former()) {
      group = withFormer(scope, former.base(), group, identity);
    }
    boolean again = identity.repeats() && group.seenBy(scan.sequence()) > 0;
    boolean mayWait = scan.mayPair() && !identity.repeats();
    Placement placement =
        again ? new Placement.Surplus() : group.place(sighting, scan.sequence(), mayWait);
    settle(scope, base, group, placement, sighting, scan);
  }

  /** The group with the findings that former rules had under another identity. */
  private OccurrenceGroup withFormer(
      String scope, String formerBase, OccurrenceGroup group, Identity identity) {
    Optional<OccurrenceGroup> former = memory.group(scope, formerBase);
    if (former.isEmpty() || former.get().occurrences().stream().noneMatch(Occurrence::isHere)) {
      return group;
    }
    OccurrenceGroup left = former.get();
    OccurrenceGroup grown = group;
    for (Occurrence occurrence : former.get().occurrences()) {
      String key = left.key(formerBase, occurrence);
      Optional<Integer> ordinal = grown.ordinalFor(identity.base(), key);
      if (occurrence.isHere() && ordinal.isPresent()) {
        Occurrence moved = occurrence.movedTo(ordinal.get(), key, occurrence.lastScan());
        grown = grown.with(asOne(moved, grown, identity, key));
        left = left.with(occurrence.left());
      }
    }
    memory.keep(scope, formerBase, left);
    memory.keep(scope, identity.base(), grown);
    return grown;
  }

  /**
   * Of findings whose results repeat there can be only one: when two of them turn out to be the
   * same, the one that is here already stands for both.
   */
  private Occurrence asOne(Occurrence moved, OccurrenceGroup group, Identity identity, String key) {
    boolean superseded =
        identity.repeats()
            && moved.isOpen()
            && group.occurrences().stream().anyMatch(Occurrence::isOpen);
    if (superseded) {
      records.supersede(key);
    }
    return superseded ? moved.with(FindingStatus.SUPERSEDED) : moved;
  }

  /** Matches what waited when nothing is proven to be gone: what is not known is new. */
  void matchWaiting(String scope, ScanState scan) {
    WaitingBatch.each(
        memory,
        scope,
        batch -> {
          OccurrenceGroup group = batch.group();
          for (Sighting sighting : matchKnown(scope, scan, batch)) {
            group = memory.group(scope, batch.base()).orElse(group);
            appear(scope, batch.base(), group, sighting, scan);
            memory.forgetWaiting(scope, batch.base(), sighting.order());
          }
        });
  }

  /**
   * Matches what waited with the earlier findings of the same identity.
   *
   * @return results without one, in the order of the file; they still wait
   */
  List<Sighting> matchKnown(String scope, ScanState scan, WaitingBatch batch) {
    String base = batch.base();
    OccurrenceGroup group = batch.group().withWaiting(0);
    List<Pairing.Pair> pairs = Pairing.of(group.earlierThan(scan.sequence()), batch.sightings());
    for (Pairing.Pair pair : pairs) {
      Occurrence known = pair.occurrence();
      if (known != null) {
        group = seenAgain(base, group, known, pair.sighting(), scan);
        memory.forgetWaiting(scope, base, pair.sighting().order());
      }
    }
    memory.keep(scope, base, group);
    return pairs.stream()
        .filter(pair -> pair.occurrence() == null)
        .map(Pairing.Pair::sighting)
        .toList();
  }

  /** Takes a result for a new finding. */
  void appear(String scope, String base, OccurrenceGroup group, Sighting sighting, ScanState scan) {
    settle(scope, base, group, group.fresh(), sighting, scan);
  }

  private void settle(
      String scope,
      String base,
      OccurrenceGroup group,
      Placement placement,
      Sighting sighting,
      ScanState scan) {
    switch (placement) {
      case Placement.Known known ->
          memory.keep(scope, base, seenAgain(base, group, known.occurrence(), sighting, scan));
      case Placement.Fresh fresh ->
          memory.keep(scope, base, born(base, group, fresh.ordinal(), sighting, scan));
      case Placement.Later later -> {
        memory.keepWaiting(scope, base, sighting.order(), sighting.finding());
        memory.keep(scope, base, group.withWaiting(group.waiting() + 1));
      }
      case Placement.Surplus surplus -> count(scope);
    }
  }

  private OccurrenceGroup seenAgain(
      String base, OccurrenceGroup group, Occurrence before, Sighting sighting, ScanState scan) {
    FindingStatus status = statusAfter(before.status(), sighting.finding().getStatus());
    Occurrence after = before.seen(sighting, scan.sequence(), status);
    if (after.content() != before.content() || status != before.status()) {
      records.tell(group.key(base, after), after, sighting.finding());
    }
    return group.with(after);
  }

  private OccurrenceGroup born(
      String base, OccurrenceGroup group, int ordinal, Sighting sighting, ScanState scan) {
    Finding finding = sighting.finding();
    Occurrence occurrence =
        new Occurrence(
            ordinal,
            sighting.content(),
            sighting.position(),
            scan.sequence(),
            finding.getStatus(),
            finding.getFirstSeenAt().toEpochMilli(),
            Occurrence.Place.HERE,
            null,
            sighting.print());
    records.tell(group.ownKey(base, ordinal), occurrence, finding);
    return group.with(occurrence);
  }

  static FindingStatus statusAfter(FindingStatus before, FindingStatus reported) {
    if (reported == FindingStatus.SUPPRESSED) {
      return FindingStatus.SUPPRESSED;
    }
    return switch (before) {
      case RESOLVED, REOPENED, SUPERSEDED -> FindingStatus.REOPENED;
      case OPEN, SUPPRESSED, UNKNOWN -> FindingStatus.OPEN;
    };
  }

  /** Counts a result that no occurrence of its own stands for. */
  private void count(String scope) {
    ScanState scan = memory.scan(scope).orElseThrow();
    memory.keep(scope, scan.withSurplus(scan.surplus() + 1));
  }
}
