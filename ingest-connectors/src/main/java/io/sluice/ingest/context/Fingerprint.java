/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.event.AliasStatement;
import io.sluice.event.CatalogApplication;
import io.sluice.event.CatalogAsset;
import io.sluice.event.CatalogDeployment;
import io.sluice.event.CatalogRoute;
import io.sluice.event.EpssScore;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.topic.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * What of a record counts as its content, as 64 bits of its SHA-256. Left out is what is new at
 * each reading although nothing was said anew: when it was read, the version and date of the feed,
 * the date of an EPSS score, and when an OSV record was modified, mostly for other reasons than its
 * aliases. An EPSS score therefore counts as changed when its probability, percentile or model
 * changed, and its date in the topic is that of the last change.
 */
final class Fingerprint {

  /** A record that cannot be read: never equal to one that can, short of a collision. */
  static final long UNREADABLE = 0;

  private Fingerprint() {}

  static long of(SpecificRecord statement) {
    try {
      return hash(
          switch (statement) {
            case CatalogApplication application ->
                CatalogApplication.newBuilder(application)
                    .setObservedAt(Instant.EPOCH)
                    .build()
                    .toByteBuffer();
            case CatalogAsset asset ->
                CatalogAsset.newBuilder(asset).setObservedAt(Instant.EPOCH).build().toByteBuffer();
            case CatalogRoute route ->
                CatalogRoute.newBuilder(route).setObservedAt(Instant.EPOCH).build().toByteBuffer();
            case CatalogDeployment deployment ->
                CatalogDeployment.newBuilder(deployment)
                    .setObservedAt(Instant.EPOCH)
                    .build()
                    .toByteBuffer();
            case VulnerabilityIntel intel -> undated(intel).toByteBuffer();
            case AliasStatement aliases ->
                AliasStatement.newBuilder(aliases)
                    .setModified(Instant.EPOCH)
                    .setObservedAt(Instant.EPOCH)
                    .build()
                    .toByteBuffer();
            default ->
                throw new IllegalArgumentException(
                    "no context record: " + statement.getSchema().getName());
          });
    } catch (IOException e) {
      throw new UncheckedIOException("encoding into memory failed", e);
    }
  }

  private static VulnerabilityIntel undated(VulnerabilityIntel intel) {
    EpssScore epss = intel.getEpss();
    VulnerabilityIntel.Builder builder =
        VulnerabilityIntel.newBuilder(intel)
            .setObservedAt(Instant.EPOCH)
            .setFeedVersion("")
            .setFeedDate(null);
    if (epss != null) {
      builder.setEpss(
          new EpssScore(epss.getProbability(), epss.getPercentile(), epss.getModelVersion(), ""));
    }
    return builder.build();
  }

  private static long hash(ByteBuffer encoded) {
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return ByteBuffer.wrap(Hash.sha256().digest(bytes)).getLong();
  }
}
