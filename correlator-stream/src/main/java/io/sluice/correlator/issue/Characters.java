/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.IssueMember;
import java.util.Collection;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Measures a member by the length of its texts, which is nearly all of its size. */
final class Characters {

  private Characters() {}

  /**
   * Characters of all texts of a member, whatever fields it has, but for where it runs: that is
   * bounded by itself, and a deployment must not decide what is one issue.
   */
  static int of(IssueMember member) {
    return of((Object) member) - of(member.getRunsIn());
  }

  private static int of(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    int sum = 0;
    if (value instanceof IndexedRecord record) {
      int fields = record.getSchema().getFields().size();
      for (int i = 0; i < fields; i++) {
        sum += of(record.get(i));
      }
    } else if (value instanceof Collection<?> values) {
      for (Object each : values) {
        sum += of(each);
      }
    }
    return sum;
  }
}
