/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueMember;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What counts as a change of an issue: everything but when and where it was read. */
public final class IssueContent {

  private static final int[] OF_ISSUE =
      positions(CorrelatedIssue.getClassSchema(), Set.of("changedAt", "members"));
  private static final int[] OF_MEMBER =
      positions(IssueMember.getClassSchema(), Set.of("provenance", "commit"));

  private IssueContent() {}

  /** Whether there is nothing to tell. */
  public static boolean isSame(@Nullable CorrelatedIssue before, CorrelatedIssue after) {
    return before != null
        && isSame(before, after, OF_ISSUE)
        && isSame(before.getMembers(), after.getMembers());
  }

  @SuppressWarnings("ReferenceEquality") // Only to skip what need not be compared.
  private static boolean isSame(List<IssueMember> before, List<IssueMember> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      // Members that the change did not concern are the same instances.
      if (before.get(i) != after.get(i) && !isSame(before.get(i), after.get(i), OF_MEMBER)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(SpecificRecord before, SpecificRecord after, int[] positions) {
    for (int position : positions) {
      if (!Objects.equals(before.get(position), after.get(position))) {
        return false;
      }
    }
    return true;
  }

  private static int[] positions(Schema schema, Set<String> without) {
    return schema.getFields().stream()
        .filter(field -> !without.contains(field.name()))
        .mapToInt(Schema.Field::pos)
        .toArray();
  }
}
