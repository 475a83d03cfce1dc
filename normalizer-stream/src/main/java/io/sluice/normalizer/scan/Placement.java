/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

/** Which occurrence of its identity a result is. */
sealed interface Placement {

  /** One that is remembered. */
  record Known(Occurrence occurrence) implements Placement {}

  /** A new one. */
  record Fresh(int ordinal) implements Placement {}

  /** To be decided when the whole scan was seen. */
  record Later() implements Placement {}

  /** A further sighting of what is known, counted only: a repeat, or one occurrence too many. */
  record Surplus() implements Placement {}
}
