/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.event.CatalogRoute;
import io.sluice.topic.Keys;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Gives each route of a document that changed the application that its code belongs to. */
final class AssignRoutes implements Processor<String, CatalogRoute, String, CatalogRoute> {

  private @Nullable ProcessorContext<String, CatalogRoute> context;
  private @Nullable AssetCatalogs catalogs;
  private @Nullable RouteAssignments assignments;

  @Override
  public void init(ProcessorContext<String, CatalogRoute> processorContext) {
    context = processorContext;
    catalogs = AssetCatalogs.of(processorContext);
    assignments = RouteAssignments.of(processorContext);
  }

  @Override
  public void process(Record<String, CatalogRoute> change) {
    requireNonNull(assignments)
        .say(
            change.key(),
            change.value(),
            requireNonNull(catalogs).latest(Keys.partitionScope(change.key())))
        .forEach(said -> requireNonNull(context).forward(said.withTimestamp(change.timestamp())));
  }
}
