/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.pairing;

import static java.util.Comparator.comparingInt;

import java.util.Comparator;

/**
 * A finding that looks for its counterpart.
 *
 * @param <T> what the caller knows it by
 * @param id the caller's name of it
 * @param group what it shares with its twins: its identity
 * @param rank its place among its twins, in the order of the file
 * @param traits what it can be recognised by
 */
public record Candidate<T>(T id, String group, int rank, Traits traits) {

  static final Comparator<Candidate<?>> IN_FILE_ORDER =
      comparingInt((Candidate<?> candidate) -> line(candidate))
          .thenComparing(Candidate::group)
          .thenComparing(comparingInt(Candidate::rank));

  private static int line(Candidate<?> candidate) {
    Integer line = candidate.traits().line();
    return line == null ? 0 : line;
  }
}
