/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.owner.FindingPath;
import io.sluice.event.AssignedFinding;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.Finding;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.topic.Keys;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Says for each change of a finding which application it belongs to and who owns it. Findings of
 * branches become no issues: a flaw on a branch is not yet in the application.
 */
final class AssignFinding implements Processor<String, Finding, String, AssignedFinding> {

  private @Nullable ProcessorContext<String, AssignedFinding> context;
  private @Nullable AssetCatalogs catalogs;
  private @Nullable Assignments assignments;

  @Override
  public void init(ProcessorContext<String, AssignedFinding> processorContext) {
    context = processorContext;
    catalogs = AssetCatalogs.of(processorContext);
    assignments = Assignments.of(processorContext);
  }

  @Override
  public void process(Record<String, Finding> change) {
    ProcessorContext<String, AssignedFinding> to = requireNonNull(context);
    Assignments said = requireNonNull(assignments);
    Finding finding = change.value();
    if (finding == null) {
      said.forget(change.key()).forEach(gone -> to.forward(gone.withTimestamp(change.timestamp())));
      return;
    }
    if (!hasKey(finding, change.key())) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the key is not that of the finding it comes with");
    }
    if (finding.getBranch().isEmpty()) {
      said.say(
              finding,
              requireNonNull(catalogs).of(finding.getAsset()).assign(FindingPath.of(finding)))
          .forEach(assigned -> to.forward(assigned.withTimestamp(change.timestamp())));
    }
  }

  static boolean hasKey(Finding finding, String key) {
    return key.equals(Keys.finding(finding.getAsset(), finding.getFindingKey()));
  }
}
