/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import io.sluice.event.IssueLink;
import io.sluice.event.IssueMember;
import java.util.Optional;

/**
 * What Sluice made of a labelled pair.
 *
 * @param world where it is from
 * @param pair the pair and its label
 * @param together in how many orders of arrival both findings ended in one issue
 * @param orders in how many orders the world arrived
 * @param first the first finding as member of an issue, in the written order
 * @param second the second finding
 * @param link what Sluice says that they have to do with each other, short of being one
 */
record Verdict(
    World world,
    LabelledPair pair,
    int together,
    int orders,
    Optional<IssueMember> first,
    Optional<IssueMember> second,
    Optional<IssueLink> link) {

  /** Kind of outcome in terms of the label. */
  enum Kind {
    /** One weakness, one issue. */
    MERGED,
    /** One weakness, two issues, be it in one order of arrival only. */
    MISSED,
    /** Two weaknesses, two issues. */
    APART,
    /** Two weaknesses in one issue, be it in one order of arrival only: the worst that can be. */
    FALSE_MERGE
  }

  Kind kind() {
    if (pair.same()) {
      return together == orders ? Kind.MERGED : Kind.MISSED;
    }
    return together == 0 ? Kind.APART : Kind.FALSE_MERGE;
  }

  boolean isRight() {
    return kind() == Kind.MERGED || kind() == Kind.APART;
  }

  boolean dependsOnOrder() {
    return together > 0 && together < orders;
  }
}
