/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * What a report may cost at most. Beyond a limit of structure the report is refused with the
 * position; beyond a limit of text ({@link TextLimits}) the text is cut.
 */
public final class ReportLimits {

  /** Bytes of a report after decompression: 4 GiB, so that a gzip bomb ends. */
  public static final long MAX_BYTES = 4L << 30;

  /** Nesting of objects and arrays. Real reports stay below 60. */
  public static final int MAX_DEPTH = 500;

  /** Characters of one string that is read: 16 Mi. Strings of skipped fields are not counted. */
  public static final int MAX_STRING = 16 << 20;

  /** Characters of one field name. */
  public static final int MAX_NAME = 50_000;

  /** Digits of one number. */
  public static final int MAX_NUMBER = 1_000;

  /** Characters of a string that are kept in memory while its element is read. */
  public static final int KEPT_STRING = 64 << 10;

  /** Elements of one array inside an element that are kept; the rest is skipped. */
  public static final int KEPT_ARRAY = 5_000;

  /** Values of one element (a finding) before it is refused as too large. */
  public static final int MAX_NODES = 500_000;

  /** Characters of an element that is kept whole because several findings are in it: 24 Mi. */
  public static final int MAX_ELEMENT = 24 << 20;

  private ReportLimits() {}

  static StreamReadConstraints constraints() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(MAX_DEPTH)
        .maxStringLength(MAX_STRING)
        .maxNameLength(MAX_NAME)
        .maxNumberLength(MAX_NUMBER)
        .build();
  }
}
