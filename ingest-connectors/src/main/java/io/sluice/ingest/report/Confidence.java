/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

/** How sure a format is, from the content alone, that a report is its own. */
public enum Confidence {
  /** Not this format. */
  NONE,
  /** Has the shape, but so may others: taken only when nobody is surer. */
  POSSIBLE,
  /** Several fields that together only this format has. */
  LIKELY,
  /** The report names its format. */
  CERTAIN
}
