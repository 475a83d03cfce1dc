/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.normalizer.finding.Draft;
import io.sluice.normalizer.identity.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Life of findings: which occurrence a result is, what that changes, and who has to hear of it. An
 * unchanged finding costs one read and one small write.
 */
final class FindingLife {

  private final ScanMemory memory;
  private final ScanNews news;

  FindingLife(ScanMemory memory, ScanNews news) {
    this.memory = memory;
    this.news = news;
  }

  /** Takes a result of the open scan. */
  void see(String scope, ScanState scan, Draft draft) {
    String base = draft.identity().base();
    Sighting sighting = Sighting.of(draft.finding(), draft.content());
    OccurrenceGroup group = memory.group(scope, base);
    boolean again = draft.identity().repeats() && group.seenBy(scan.sequence()) > 0;
    Placement placement = again ? new Placement.Surplus() : group.place(sighting, scan.sequence());
    settle(scope, base, group, placement, sighting, scan);
  }

  /** Matches what waited for the end of the scan. */
  void matchWaiting(String scope, ScanState scan) {
    var batch = new WaitingBatch();
    memory.drainWaiting(
        scope,
        (base, finding) -> {
          if (!base.equals(batch.base)) {
            match(scope, scan, batch);
            batch.restart(base);
          }
          batch.sightings.add(Sighting.of(finding));
        });
    match(scope, scan, batch);
  }

  /** Resolves every occurrence of an identity that the scan has not seen. */
  void resolveAbsent(String scope, String base, ScanState scan) {
    OccurrenceGroup group = memory.group(scope, base);
    for (Occurrence occurrence : group.earlierThan(scan.sequence())) {
      if (!occurrence.isResolved()) {
        group = group.with(occurrence.resolved());
        resolve(base, occurrence, scan);
      }
    }
    memory.keep(scope, base, group);
  }

  private void match(String scope, ScanState scan, WaitingBatch batch) {
    String base = batch.base;
    if (base == null) {
      return;
    }
    OccurrenceGroup group = memory.group(scope, base).withWaiting(0);
    for (Pairing.Pair pair : Pairing.of(group.earlierThan(scan.sequence()), batch.sightings)) {
      Placement placement =
          Optional.<Occurrence>ofNullable(pair.occurrence())
              .<Placement>map(Placement.Known::new)
              .orElseGet(group::fresh);
      group = settle(scope, base, group, placement, pair.sighting(), scan);
    }
  }

  private OccurrenceGroup settle(
      String scope,
      String base,
      OccurrenceGroup group,
      Placement placement,
      Sighting sighting,
      ScanState scan) {
    return switch (placement) {
      case Placement.Known known -> {
        OccurrenceGroup changed = seenAgain(base, group, known.occurrence(), sighting, scan);
        memory.keep(scope, base, changed);
        yield changed;
      }
      case Placement.Fresh fresh -> {
        OccurrenceGroup grown = group.with(appear(base, fresh.ordinal(), sighting, scan));
        memory.keep(scope, base, grown);
        yield grown;
      }
      case Placement.Later later -> {
        long order = sighting.finding().getProvenance().getOffset();
        memory.keepWaiting(scope, base, order, sighting.finding());
        OccurrenceGroup waiting = group.withWaiting(group.waiting() + 1);
        memory.keep(scope, base, waiting);
        yield waiting;
      }
      case Placement.Surplus surplus -> {
        count(scope);
        yield group;
      }
    };
  }

  private OccurrenceGroup seenAgain(
      String base, OccurrenceGroup group, Occurrence before, Sighting sighting, ScanState scan) {
    FindingStatus status = statusAfter(before.status(), sighting.finding().getStatus());
    Occurrence after =
        before.seen(sighting.content(), sighting.position(), scan.sequence(), status);
    if (after.content() != before.content() || status != before.status()) {
      tell(base, after, sighting.finding());
    }
    return group.with(after);
  }

  private Occurrence appear(String base, int ordinal, Sighting sighting, ScanState scan) {
    Finding finding = sighting.finding();
    Occurrence occurrence =
        new Occurrence(
            ordinal,
            sighting.content(),
            sighting.position(),
            scan.sequence(),
            finding.getStatus(),
            finding.getFirstSeenAt().toEpochMilli());
    tell(base, occurrence, finding);
    return occurrence;
  }

  private static FindingStatus statusAfter(FindingStatus before, FindingStatus reported) {
    if (reported == FindingStatus.SUPPRESSED) {
      return FindingStatus.SUPPRESSED;
    }
    return switch (before) {
      case RESOLVED, REOPENED, SUPERSEDED -> FindingStatus.REOPENED;
      case OPEN, SUPPRESSED, UNKNOWN -> FindingStatus.OPEN;
    };
  }

  private void tell(String base, Occurrence occurrence, Finding sighting) {
    Finding finding =
        isTheOccurrence(sighting, occurrence) ? sighting : as(base, occurrence, sighting);
    memory.keep(finding);
    news.finding(finding);
  }

  /** A new finding is as the normalizer made it; copying a record costs as much as reading it. */
  private static boolean isTheOccurrence(Finding sighting, Occurrence occurrence) {
    return sighting.getOccurrence() == occurrence.ordinal()
        && sighting.getStatus() == occurrence.status()
        && sighting.getFirstSeenAt().toEpochMilli() == occurrence.firstSeen();
  }

  private static Finding as(String base, Occurrence occurrence, Finding sighting) {
    return Finding.newBuilder(sighting)
        .setFindingKey(Identity.key(base, occurrence.ordinal()))
        .setOccurrence(occurrence.ordinal())
        .setStatus(occurrence.status())
        .setFirstSeenAt(Instant.ofEpochMilli(occurrence.firstSeen()))
        .build();
  }

  private void resolve(String base, Occurrence occurrence, ScanState scan) {
    String key = Identity.key(base, occurrence.ordinal());
    Finding last =
        memory
            .finding(key)
            .orElseThrow(() -> new IllegalStateException("no record of open finding " + key));
    memory.forgetFinding(key);
    news.finding(
        Finding.newBuilder(last)
            .setStatus(FindingStatus.RESOLVED)
            .setResolvedByScan(scan.scanId())
            .build());
  }

  /** Counts a result that no occurrence of its own stands for. */
  private void count(String scope) {
    ScanState scan = memory.scan(scope).orElseThrow();
    memory.keep(scope, scan.withSurplus(scan.surplus() + 1));
  }

  /** Results of one identity that waited. */
  private static final class WaitingBatch {

    private @Nullable String base;
    private List<Sighting> sightings = new ArrayList<>();

    void restart(String nextBase) {
      base = nextBase;
      sightings = new ArrayList<>();
    }
  }
}
