/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer;

import io.micrometer.core.instrument.Counter;
import io.sluice.event.Component;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.Finding;
import io.sluice.event.ScanRecord;
import io.sluice.normalizer.finding.ComponentNormalizer;
import io.sluice.normalizer.finding.FindingNormalizer;
import io.sluice.normalizer.finding.Source;
import io.sluice.normalizer.scan.ScanLifeCycle;
import io.sluice.normalizer.scan.ScanNews;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.topic.Keys;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Carries scan records to the {@link ScanLifeCycle} and its news onwards, each under its own key in
 * the same partition and with the timestamp of the record that caused it.
 */
final class ScanProcessor extends ContextualProcessor<String, ScanRecord, String, SpecificRecord>
    implements ScanNews {

  private static final int MAX_KEY_LENGTH = 2_048;

  private final FindingNormalizer normalizer = new FindingNormalizer();
  private final Counter lateScans;
  private @Nullable ScanLifeCycle lifeCycle;
  private long timestamp;

  ScanProcessor(Counter lateScans) {
    this.lateScans = lateScans;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    super.init(context);
    // Made anew each time: after a task was closed dirty its memory must not survive in fields.
    lifeCycle = new ScanLifeCycle(normalizer, new StoreScanMemory(context), this);
  }

  @Override
  public void process(Record<String, ScanRecord> record) {
    requireScopeKey(record);
    timestamp = record.timestamp();
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    Source source =
        new Source(
            metadata.topic(),
            metadata.partition(),
            metadata.offset(),
            Instant.ofEpochMilli(timestamp));
    if (lifeCycle == null) {
      throw new IllegalStateException("not initialized");
    }
    lifeCycle.accept(record.value(), source);
  }

  /** A record under another key than its scope's would be in a partition that is not its own. */
  private static void requireScopeKey(Record<String, ScanRecord> record) {
    String key;
    try {
      key = Keys.scan(record.value().getScope());
    } catch (IllegalArgumentException e) {
      throw new BadRecordException(DeadLetterCode.INVALID, "the scope has no usable asset");
    }
    if (key.length() > MAX_KEY_LENGTH) {
      throw new BadRecordException(DeadLetterCode.INVALID, "the scope is longer than any name");
    }
    if (!key.equals(record.key())) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the record's key is not the key of its scope");
    }
  }

  @Override
  public void finding(Finding finding) {
    forward(Keys.finding(finding.getAsset(), finding.getFindingKey()), finding);
  }

  @Override
  public void component(Component component) {
    forward(ComponentNormalizer.key(component), component);
  }

  @Override
  public void lateScan() {
    lateScans.increment();
  }

  private void forward(String key, SpecificRecord value) {
    context().forward(new Record<>(key, value, timestamp));
  }
}
