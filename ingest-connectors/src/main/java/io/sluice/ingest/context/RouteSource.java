/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.event.CatalogRoute;
import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.ingest.route.RouteReading;
import io.sluice.topic.Keys;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A document that describes the routes of a repository. It replaces the one of the same name; with
 * fewer routes than that it withdraws the records that it no longer needs.
 */
final class RouteSource implements ContextSource {

  private final ContextFormat format;
  private final String asset;
  private final String source;
  private final RouteReading reading;
  private final List<CatalogRoute> records;

  RouteSource(
      ContextFormat format,
      Path file,
      RouteReading reading,
      String asset,
      Optional<String> commit,
      Instant observedAt) {
    this.format = format;
    this.asset = asset;
    this.source = format.id() + ':' + Keys.escape(String.valueOf(file.getFileName()));
    this.reading = reading;
    this.records = reading.records(asset, source, commit, observedAt);
  }

  @Override
  public ContextFormat format() {
    return format;
  }

  @Override
  public List<Topic<String, ?>> topics() {
    return List.of(Topics.CATALOG_ROUTE);
  }

  @Override
  public long size() {
    return records.size();
  }

  @Override
  public List<CatalogProblem> problems() {
    return reading.skipped() == 0
        ? List.of()
        : List.of(
            new CatalogProblem(
                1, reading.skipped() + " entries are no routes of HTTP and were left out"));
  }

  @Override
  public void forEach(Consumer<Statement<?>> statements) {
    for (CatalogRoute record : records) {
      statements.accept(
          new Statement<>(
              Topics.CATALOG_ROUTE, Keys.catalogAsset(asset, record.getSource()), record));
    }
  }

  @Override
  public boolean concerns(Topic<String, ?> topic, String key) {
    return Keys.partitionScope(key).equals(asset)
        && RouteReading.isSource(Keys.entity(key), source);
  }

  @Override
  public boolean withdraws(Topic<String, ?> topic, String key) {
    return concerns(topic, key);
  }

  @Override
  public boolean onlyGrows() {
    return false;
  }
}
