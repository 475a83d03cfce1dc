/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.owner.AssetCatalog;
import io.sluice.correlator.owner.FindingPath;
import io.sluice.event.AssignedFinding;
import io.sluice.event.CatalogDeployment;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.Finding;
import io.sluice.runtime.error.BadRecordException;
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
 * On a change of what runs an image, says again where the image's findings run, of those that run
 * elsewhere now. What was only read again costs one comparison.
 */
final class RelocateFindings
    implements Processor<String, CatalogDeployment, String, AssignedFinding> {

  private static final StringSerializer STRINGS = new StringSerializer();

  private @Nullable ProcessorContext<String, AssignedFinding> context;
  private @Nullable Deployments deployments;
  private @Nullable AssetCatalogs catalogs;
  private @Nullable Assignments assignments;
  private @Nullable TimestampedKeyValueStore<String, Finding> findings;

  @Override
  public void init(ProcessorContext<String, AssignedFinding> processorContext) {
    context = processorContext;
    deployments = Deployments.of(processorContext);
    catalogs = AssetCatalogs.of(processorContext);
    assignments = Assignments.of(processorContext);
    findings = processorContext.getStateStore(CorrelatorStores.FINDINGS);
  }

  @Override
  public void process(Record<String, CatalogDeployment> change) {
    String asset = Keys.partitionScope(change.key());
    CatalogDeployment deployment = change.value();
    if (deployment != null && !asset.equals(deployment.getAsset())) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the key is not that of the deployment it comes with");
    }
    if (!requireNonNull(deployments).change(change.key(), deployment)) {
      return;
    }
    AssetCatalog catalog = requireNonNull(catalogs).of(asset);
    try (KeyValueIterator<String, ValueAndTimestamp<Finding>> ofAsset =
        requireNonNull(findings).prefixScan(Keys.prefix(asset), STRINGS)) {
      while (ofAsset.hasNext()) {
        KeyValue<String, ValueAndTimestamp<Finding>> entry = ofAsset.next();
        relocate(catalog, entry.key, entry.value.value(), change.timestamp());
      }
    }
  }

  private void relocate(AssetCatalog catalog, String key, Finding finding, long timestamp) {
    if (finding.getBranch().isEmpty() && AssignFinding.hasKey(finding, key)) {
      requireNonNull(assignments)
          .sayIfChanged(finding, catalog.assign(FindingPath.of(finding)))
          .forEach(assigned -> requireNonNull(context).forward(assigned.withTimestamp(timestamp)));
    }
  }
}
