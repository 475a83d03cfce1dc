/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.owner.AssetCatalog;
import io.sluice.correlator.owner.FindingPath;
import io.sluice.event.AssignedFinding;
import io.sluice.event.CatalogAsset;
import io.sluice.event.Finding;
import io.sluice.topic.Keys;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * On a change in the catalog, says again where the asset's findings belong, of those for which it
 * is another place or owner now. A catalog that was only read again costs one comparison.
 */
final class ReassignFindings implements Processor<String, CatalogAsset, String, AssignedFinding> {

  private static final StringSerializer STRINGS = new StringSerializer();

  private @Nullable ProcessorContext<String, AssignedFinding> context;
  private @Nullable AssetCatalogs catalogs;
  private @Nullable Assignments assignments;
  private @Nullable TimestampedKeyValueStore<String, Finding> findings;

  @Override
  public void init(ProcessorContext<String, AssignedFinding> processorContext) {
    context = processorContext;
    catalogs = AssetCatalogs.of(processorContext);
    assignments = Assignments.of(processorContext);
    findings = processorContext.getStateStore(CorrelatorStores.FINDINGS);
  }

  @Override
  public void process(Record<String, CatalogAsset> change) {
    String asset = Keys.partitionScope(change.key());
    if (!requireNonNull(catalogs).refresh(asset)) {
      return;
    }
    AssetCatalog catalog = requireNonNull(catalogs).of(asset);
    try (KeyValueIterator<String, ValueAndTimestamp<Finding>> ofAsset =
        requireNonNull(findings).prefixScan(Keys.prefix(asset), STRINGS)) {
      while (ofAsset.hasNext()) {
        KeyValue<String, ValueAndTimestamp<Finding>> entry = ofAsset.next();
        reassign(catalog, entry.key, entry.value.value(), change.timestamp());
      }
    }
  }

  private void reassign(AssetCatalog catalog, String key, Finding finding, long timestamp) {
    if (finding.getBranch().isEmpty() && AssignFinding.hasKey(finding, key)) {
      requireNonNull(assignments)
          .sayIfChanged(finding, catalog.assign(FindingPath.of(finding)))
          .forEach(assigned -> requireNonNull(context).forward(assigned.withTimestamp(timestamp)));
    }
  }
}
