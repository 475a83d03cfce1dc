/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.deployment.ImageDeployments;
import io.sluice.event.CatalogDeployment;
import io.sluice.event.Deployment;
import io.sluice.event.Finding;
import io.sluice.topic.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Deployments of images, read from the store once for many findings of an image. Each processor has
 * its own; the stored version says whether what it read is still what is stored.
 */
final class Deployments {

  private static final String IMAGE = "image:";

  /** Images whose deployments are kept in memory; a scan concerns one. */
  private static final int MAX_KEPT = 16;

  private static final StringSerializer STRINGS = new StringSerializer();

  private final KeyValueStore<String, CatalogDeployment> records;
  private final KeyValueStore<String, Long> versions;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  private record Kept(Long version, ImageDeployments deployments) {}

  private Deployments(
      KeyValueStore<String, CatalogDeployment> records, KeyValueStore<String, Long> versions) {
    this.records = records;
    this.versions = versions;
  }

  static Deployments of(ProcessorContext<?, ?> context) {
    return new Deployments(
        context.getStateStore(CorrelatorStores.DEPLOYMENT),
        context.getStateStore(CorrelatorStores.DEPLOYMENT_VERSION));
  }

  /** Where a finding runs. */
  List<Deployment> running(Finding finding) {
    String asset = finding.getAsset();
    return asset.startsWith(IMAGE) ? of(asset).running(finding) : List.of();
  }

  /** Stores a deployment, or that it is gone; tells whether that can concern a finding. */
  boolean change(String key, @Nullable CatalogDeployment change) {
    CatalogDeployment stored = records.get(key);
    Deployment before = stored == null ? null : stored.getDeployment();
    Deployment after = change == null ? null : change.getDeployment();
    if (Objects.equals(before, after)) {
      return false;
    }
    String asset = Keys.partitionScope(key);
    ImageDeployments deployments = of(asset);
    if (change == null) {
      records.delete(key);
    } else {
      records.put(key, change);
    }
    Long version = Objects.requireNonNullElse(versions.get(asset), 0L) + 1;
    versions.put(asset, version);
    boolean matters = deployments.replace(before, after);
    kept.put(asset, new Kept(version, deployments));
    return matters;
  }

  private ImageDeployments of(String asset) {
    Long version = versions.get(asset);
    if (version == null) {
      return new ImageDeployments();
    }
    Kept known = kept.get(asset);
    if (known != null && known.version().equals(version)) {
      return known.deployments();
    }
    ImageDeployments deployments = read(asset);
    kept.put(asset, new Kept(version, deployments));
    if (kept.size() > MAX_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return deployments;
  }

  private ImageDeployments read(String asset) {
    ImageDeployments deployments = new ImageDeployments();
    try (KeyValueIterator<String, CatalogDeployment> ofAsset =
        records.prefixScan(Keys.prefix(asset), STRINGS)) {
      while (ofAsset.hasNext()) {
        deployments.replace(null, ofAsset.next().value.getDeployment());
      }
    }
    return deployments;
  }
}
