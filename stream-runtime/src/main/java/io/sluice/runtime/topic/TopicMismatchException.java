/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.topic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The cluster's topics are not as the manifest says; nothing was started. Lists all differences.
 */
public final class TopicMismatchException extends RuntimeException {

  /** What creates the topics that are missing. */
  public static final String REMEDY = "./sluice topics create";

  private static final long serialVersionUID = 1L;

  private final transient List<TopicDifference> differences;

  /** Exception for differences that are errors. */
  public TopicMismatchException(List<TopicDifference> differences) {
    super(
        differences.stream()
            .map(difference -> "\n  - " + difference)
            .collect(
                Collectors.joining(
                    "",
                    "the topics are not as the manifest says:",
                    "\nMissing topics are created by: "
                        + REMEDY
                        + "; others have to be changed or deleted first.")));
    this.differences = List.copyOf(differences);
  }

  /** What differs. */
  public List<TopicDifference> differences() {
    return differences;
  }
}
