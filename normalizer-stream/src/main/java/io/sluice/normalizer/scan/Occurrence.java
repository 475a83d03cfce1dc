/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.FindingStatus;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a finding between scans.
 *
 * @param ordinal occurrence number within its identity, from 1
 * @param content content hash of its last sighting
 * @param position where the last sighting was, see {@link Positions}
 * @param lastScan sequence number of the scan that saw it last
 * @param status its status
 * @param firstSeen milliseconds since the epoch
 * @param place whether the finding is here
 * @param key finding key when it was born under another identity; null when identity and ordinal
 *     make it
 * @param print number of its fingerprint whatever the file, 0 without one
 */
public record Occurrence(
    int ordinal,
    long content,
    int position,
    int lastScan,
    FindingStatus status,
    long firstSeen,
    Place place,
    @Nullable String key,
    long print) {

  /**
   * By what was seen; the ordinal, which follows the order of arrival, decides between equals only.
   */
  static final Comparator<Occurrence> IN_FILE_ORDER =
      Comparator.comparingInt(Occurrence::position)
          .thenComparingLong(Occurrence::content)
          .thenComparingLong(Occurrence::print)
          .thenComparingInt(Occurrence::ordinal);

  /** Where the finding of an ordinal is. */
  public enum Place {
    /** Under this identity. */
    HERE,

    /** It was recognised under another identity, and keeps the key that this ordinal makes. */
    AWAY,

    /** A finding with a key of its own was here; the key that this ordinal makes is unused. */
    FREE
  }

  boolean isHere() {
    return place == Place.HERE;
  }

  /** True for a finding that is neither resolved nor superseded. */
  boolean isOpen() {
    return isHere() && status != FindingStatus.RESOLVED && status != FindingStatus.SUPERSEDED;
  }

  boolean isSeenBy(int scan) {
    return isHere() && lastScan == scan;
  }

  Occurrence seen(Sighting sighting, int scan, FindingStatus newStatus) {
    return new Occurrence(
        ordinal,
        sighting.content(),
        sighting.position(),
        scan,
        newStatus,
        firstSeen,
        place,
        key,
        sighting.print());
  }

  Occurrence with(FindingStatus newStatus) {
    return new Occurrence(
        ordinal, content, position, lastScan, newStatus, firstSeen, place, key, print);
  }

  /** What stays of a finding that has another identity now. */
  Occurrence left() {
    return new Occurrence(
        ordinal, 0, 0, 0, FindingStatus.UNKNOWN, 0, key == null ? Place.AWAY : Place.FREE, null, 0);
  }

  /** The same finding under another identity. */
  Occurrence movedTo(int newOrdinal, @Nullable String newKey, int scan) {
    return new Occurrence(
        newOrdinal, content, position, scan, status, firstSeen, Place.HERE, newKey, print);
  }
}
