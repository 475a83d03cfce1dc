/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.owner.AssetCatalog;
import io.sluice.event.CatalogAsset;
import io.sluice.topic.Hash;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * Catalogs of assets, read from the store once for many findings: a CODEOWNERS file has up to
 * thousands of rules, and a scan thousands of findings. The stored digest says whether what was
 * read is still what is stored.
 */
final class AssetCatalogs {

  /** Assets whose catalog is kept in memory; a scan concerns one asset. */
  private static final int MAX_KEPT = 64;

  private static final StringSerializer STRINGS = new StringSerializer();

  private final TimestampedKeyValueStore<String, CatalogAsset> records;
  private final KeyValueStore<String, String> digests;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  private record Kept(@Nullable String digest, AssetCatalog catalog) {}

  private AssetCatalogs(
      TimestampedKeyValueStore<String, CatalogAsset> records,
      KeyValueStore<String, String> digests) {
    this.records = records;
    this.digests = digests;
  }

  static AssetCatalogs of(ProcessorContext<?, ?> context) {
    return new AssetCatalogs(
        context.getStateStore(CorrelatorStores.CATALOG),
        context.getStateStore(CorrelatorStores.CATALOG_DIGEST));
  }

  /** Catalog of an asset as stored now. */
  AssetCatalog of(String asset) {
    String digest = digests.get(asset);
    Kept known = kept.get(asset);
    if (known != null && Objects.equals(known.digest(), digest)) {
      return known.catalog();
    }
    AssetCatalog catalog = AssetCatalog.of(asset, digest == null ? List.of() : read(asset));
    kept.put(asset, new Kept(digest, catalog));
    if (kept.size() > MAX_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return catalog;
  }

  /** Catalog of an asset as the store has it, whether noted or not. */
  AssetCatalog latest(String asset) {
    return AssetCatalog.of(asset, read(asset));
  }

  /** Notes what the store has now; tells whether it says something else than before. */
  boolean refresh(String asset) {
    String digest = digest(read(asset));
    if (digest.equals(digests.get(asset))) {
      return false;
    }
    digests.put(asset, digest);
    return true;
  }

  private List<CatalogAsset> read(String asset) {
    List<CatalogAsset> read = new ArrayList<>();
    try (KeyValueIterator<String, ValueAndTimestamp<CatalogAsset>> ofAsset =
        records.prefixScan(Keys.prefix(asset), STRINGS)) {
      while (ofAsset.hasNext()) {
        read.add(ofAsset.next().value.value());
      }
    }
    return read;
  }

  /** Digest of what decides about findings; when it was read is not part of it. */
  private static String digest(List<CatalogAsset> records) {
    List<String> fields = new ArrayList<>();
    records.stream()
        .sorted(Comparator.comparing(CatalogAsset::getSource))
        .forEach(
            record -> {
              fields.add(record.getSource());
              fields.add(Objects.toString(record.getApplication(), ""));
              fields.add(Objects.toString(record.getPathPrefix(), ""));
              fields.add(Objects.toString(record.getOwner(), ""));
              fields.add(Objects.toString(record.getOwnerFrom(), ""));
              fields.add(Boolean.toString(record.getOverride()));
              fields.add(Objects.toString(record.getSuggestion(), ""));
              fields.add(record.getDialect().name());
              fields.add(Integer.toString(record.getCodeowners().size()));
              record
                  .getCodeowners()
                  .forEach(
                      rule -> {
                        fields.add(rule.getPattern());
                        fields.add(String.join(" ", rule.getOwners()));
                        fields.add(Integer.toString(rule.getLine()));
                        fields.add(rule.getSection());
                        fields.add(Boolean.toString(rule.getOptional()));
                        fields.add(Boolean.toString(rule.getExclusion()));
                      });
            });
    return Hash.of(fields);
  }
}
