/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.owner.AssetCatalog;
import io.sluice.event.CatalogAsset;
import io.sluice.event.CatalogRoute;
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

/** Takes the routes of an asset from one application to another when the catalog says so. */
final class ReassignRoutes implements Processor<String, CatalogAsset, String, CatalogRoute> {

  private static final StringSerializer STRINGS = new StringSerializer();

  private @Nullable ProcessorContext<String, CatalogRoute> context;
  private @Nullable AssetCatalogs catalogs;
  private @Nullable RouteAssignments assignments;
  private @Nullable TimestampedKeyValueStore<String, CatalogRoute> documents;

  @Override
  public void init(ProcessorContext<String, CatalogRoute> processorContext) {
    context = processorContext;
    catalogs = AssetCatalogs.of(processorContext);
    assignments = RouteAssignments.of(processorContext);
    documents = processorContext.getStateStore(CorrelatorStores.ROUTES);
  }

  @Override
  public void process(Record<String, CatalogAsset> change) {
    String asset = Keys.partitionScope(change.key());
    AssetCatalog catalog = requireNonNull(catalogs).latest(asset);
    try (KeyValueIterator<String, ValueAndTimestamp<CatalogRoute>> ofAsset =
        requireNonNull(documents).prefixScan(Keys.prefix(asset), STRINGS)) {
      while (ofAsset.hasNext()) {
        KeyValue<String, ValueAndTimestamp<CatalogRoute>> entry = ofAsset.next();
        requireNonNull(assignments)
            .say(entry.key, entry.value.value(), catalog)
            .forEach(
                said -> requireNonNull(context).forward(said.withTimestamp(change.timestamp())));
      }
    }
  }
}
