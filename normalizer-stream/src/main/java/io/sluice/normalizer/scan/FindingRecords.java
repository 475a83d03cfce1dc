/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the records that tell what became of a finding, tells them, and keeps what is open. */
final class FindingRecords {

  private final ScanMemory memory;
  private final ScanNews news;

  FindingRecords(ScanMemory memory, ScanNews news) {
    this.memory = memory;
    this.news = news;
  }

  /** Last record of a finding that is open. */
  Finding open(String key) {
    return memory
        .finding(key)
        .orElseThrow(() -> new IllegalStateException("no record of open finding " + key));
  }

  /** Tells a finding as it was just seen. */
  void tell(String key, Occurrence occurrence, Finding sighting) {
    tell(key, occurrence, sighting, occurrence.key() == null ? null : pairing(key));
  }

  /**
   * Tells a finding as it was just seen.
   *
   * @param pairing how it was recognised under another identity than its first
   */
  void tell(String key, Occurrence occurrence, Finding sighting, @Nullable String pairing) {
    Finding finding =
        isTheOccurrence(sighting, key, occurrence)
            ? sighting
            : Finding.newBuilder(sighting)
                .setFindingKey(key)
                .setOccurrence(occurrence.ordinal())
                .setStatus(occurrence.status())
                .setFirstSeenAt(Instant.ofEpochMilli(occurrence.firstSeen()))
                .setPairing(pairing)
                .build();
    memory.keep(finding);
    news.finding(finding);
  }

  /** Tells that a scan no longer sees a finding. */
  void resolve(String key, ScanState scan) {
    close(
        Finding.newBuilder(open(key))
            .setStatus(FindingStatus.RESOLVED)
            .setResolvedByScan(scan.scanId())
            .build());
  }

  /** Tells that another finding stands for one. */
  void supersede(String key) {
    close(Finding.newBuilder(open(key)).setStatus(FindingStatus.SUPERSEDED).build());
  }

  private void close(Finding closed) {
    memory.forgetFinding(closed.getFindingKey());
    news.finding(closed);
  }

  /** The record of a resolved finding is gone, and with it the words. */
  private String pairing(String key) {
    return memory
        .finding(key)
        .map(Finding::getPairing)
        .orElse("recognised under a former identity");
  }

  /** A new finding is as the normalizer made it; copying a record costs as much as reading it. */
  private static boolean isTheOccurrence(Finding sighting, String key, Occurrence occurrence) {
    return sighting.getFindingKey().equals(key)
        && sighting.getOccurrence() == occurrence.ordinal()
        && sighting.getStatus() == occurrence.status()
        && sighting.getFirstSeenAt().toEpochMilli() == occurrence.firstSeen();
  }
}
