/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CatalogAsset;
import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.ingest.catalog.CatalogReading;
import io.sluice.topic.Keys;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of the catalog. What a component said about an asset that it no longer names is withdrawn.
 * A component that left the file is not: it may have moved to another one.
 */
final class CatalogSource implements ContextSource {

  private final ContextFormat format;
  private final CatalogReading reading;
  private final Set<String> keys = new HashSet<>();

  CatalogSource(ContextFormat format, CatalogReading reading) {
    this.format = format;
    this.reading = reading;
    reading.applications().forEach(application -> keys.add(application.getApplication()));
    reading.assets().forEach(asset -> keys.add(key(asset)));
  }

  @Override
  public ContextFormat format() {
    return format;
  }

  @Override
  public List<Topic<String, ?>> topics() {
    return format == ContextFormat.CODEOWNERS || format == ContextFormat.KUBERNETES
        ? List.of(Topics.CATALOG_ASSET)
        : List.of(Topics.CATALOG_APPLICATION, Topics.CATALOG_ASSET);
  }

  @Override
  public long size() {
    return reading.applications().size() + (long) reading.assets().size();
  }

  @Override
  public List<CatalogProblem> problems() {
    return reading.problems();
  }

  @Override
  public List<String> notes() {
    return reading.notes();
  }

  @Override
  public void forEach(Consumer<Statement<?>> statements) {
    for (CatalogApplication application : reading.applications()) {
      statements.accept(
          new Statement<>(Topics.CATALOG_APPLICATION, application.getApplication(), application));
    }
    for (CatalogAsset asset : reading.assets()) {
      statements.accept(new Statement<>(Topics.CATALOG_ASSET, key(asset), asset));
    }
  }

  @Override
  public boolean concerns(Topic<String, ?> topic, String key) {
    return keys.contains(key) || withdraws(topic, key);
  }

  @Override
  public boolean withdraws(Topic<String, ?> topic, String key) {
    return topic.equals(Topics.CATALOG_ASSET)
        // A source that says several things about one asset tells them apart behind a separator.
        && reading.sources().contains(Keys.partitionScope(Keys.entity(key)));
  }

  @Override
  public boolean onlyGrows() {
    return false;
  }

  private static String key(CatalogAsset asset) {
    return Keys.catalogAsset(asset.getAsset(), asset.getSource());
  }
}
