/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.ingest.catalog.CatalogProblem;
import java.util.List;
import java.util.Optional;

/**
 * What publishing a context file did, in records.
 *
 * @param format format of the file
 * @param added keys that the topic did not have
 * @param changed keys with another content
 * @param unchanged keys that were left alone
 * @param removed keys that were withdrawn
 * @param problems parts of the file that could not be used
 * @param notes choices that were made in reading the file
 * @param age how old the feed is, when it says so
 */
public record PublishSummary(
    ContextFormat format,
    long added,
    long changed,
    long unchanged,
    long removed,
    List<CatalogProblem> problems,
    List<String> notes,
    Optional<FeedAge> age) {

  /** Copies the list. */
  public PublishSummary {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** A summary of a file whose age says nothing. */
  public PublishSummary(
      ContextFormat format,
      long added,
      long changed,
      long unchanged,
      long removed,
      List<CatalogProblem> problems,
      List<String> notes) {
    this(format, added, changed, unchanged, removed, problems, notes, Optional.empty());
  }

  /** Records written to the topic. */
  public long published() {
    return added + changed + removed;
  }

  @Override
  public String toString() {
    return format.id()
        + ": "
        + added
        + " new, "
        + changed
        + " changed, "
        + unchanged
        + " unchanged, "
        + removed
        + " removed"
        + (problems.isEmpty() ? "" : ", " + problems.size() + " problems")
        + (notes.isEmpty() ? "" : "; " + String.join("; ", notes));
  }
}
