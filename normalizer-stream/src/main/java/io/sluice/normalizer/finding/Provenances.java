/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import io.sluice.event.Provenance;
import org.jspecify.annotations.Nullable;

/** Says in the record itself where it was read: headers do not survive a change of key. */
final class Provenances {

  private Provenances() {}

  static Provenance of(
      ScanContext scan, Source source, String pointer, @Nullable String toolFindingId) {
    return Provenance.newBuilder()
        .setTopic(source.topic())
        .setPartition(source.partition())
        .setOffset(source.offset())
        .setScanId(scan.scanId())
        .setReportName(scan.reportName())
        .setReportDigest(scan.reportDigest())
        .setFormat(scan.format())
        .setPointer(TextLimits.cut(pointer, TextLimits.ADDRESS))
        .setToolFindingId(TextLimits.cutOrNull(toolFindingId, TextLimits.NAME))
        .build();
  }
}
