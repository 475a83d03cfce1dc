/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.DeadLetterCode;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.topic.Keys;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Dead-letters issues whose key is not that of their content. */
final class CheckIssue
    extends ContextualFixedKeyProcessor<
        String, @Nullable CorrelatedIssue, @Nullable CorrelatedIssue> {

  @Override
  public void process(FixedKeyRecord<String, @Nullable CorrelatedIssue> record) {
    CorrelatedIssue issue = record.value();
    if (issue != null && !isKeyOf(record.key(), issue)) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the key is not <application>|<issueId> of the issue");
    }
    if (issue == null && Keys.entity(record.key()).isEmpty()) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the key of a tombstone is not <application>|<issueId>");
    }
    context().forward(record);
  }

  /** True when an issue stands under its own key. */
  static boolean isKeyOf(String key, CorrelatedIssue issue) {
    return Keys.partitionScope(key).equals(issue.getApplication())
        && Keys.entity(key).equals(issue.getIssueId());
  }
}
