/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.ScanScope;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.topic.Hash;
import io.sluice.topic.Keys;

/**
 * One scan as the check found it.
 *
 * @param header what the report says of it
 * @param scope scope
 * @param scanId id
 * @param findings findings it holds
 * @param components components it holds
 */
public record ScanPlan(
    ScanHeader header, ScanScope scope, String scanId, long findings, long components) {

  static ScanPlan of(
      ScanHeader header, ScanOptions options, String digest, long findings, long components) {
    ScanScope scope =
        ScanScope.newBuilder()
            .setAsset(options.asset())
            .setTool(header.tool())
            .setCategory(header.category())
            .setConfiguration(header.configuration())
            .setBranch(options.branch())
            .build();
    String commit = options.commit().or(header::commit).orElse("");
    // A partial submission says less than a full one of the same report, so it is another scan.
    String scanId =
        options.partial()
            ? Hash.of("scan/1", Keys.scan(scope), digest, commit, "partial")
            : Hash.of("scan/1", Keys.scan(scope), digest, commit);
    return new ScanPlan(header, scope, scanId, findings, components);
  }

  String key() {
    return Keys.scan(scope);
  }

  /** The same for every submission of the scope. */
  String transactionalId() {
    return "sluice-scan-" + Hash.of("tx/1", key());
  }
}
