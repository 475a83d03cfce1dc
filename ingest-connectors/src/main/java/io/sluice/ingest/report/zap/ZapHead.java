/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.zap;

import io.sluice.event.Category;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.Times;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a ZAP report says about itself. Its {@code generated} time has neither a zone nor a fixed
 * language, so that only {@code created}, there since 2.15, tells the time.
 */
final class ZapHead {

  private final Set<String> sites = new LinkedHashSet<>();
  private Optional<String> version = Optional.empty();
  private Optional<String> created = Optional.empty();

  void version(String text) {
    version = Optional.of(text);
  }

  void created(String text) {
    created = Optional.of(text);
  }

  void site(String name) {
    if (sites.size() < 2) {
      sites.add(name);
    }
  }

  ScanHeader header() {
    return ScanHeader.of("zap", Category.DAST)
        .withToolVersion(version)
        .withScannedAt(created.flatMap(Times::parse))
        .withAsset(asset());
  }

  /** The site, when there is only one. */
  private Optional<String> asset() {
    return sites.size() == 1
        ? sites.stream()
            .filter(name -> name.startsWith("http://") || name.startsWith("https://"))
            .filter(name -> name.indexOf('|') < 0 && name.indexOf(' ') < 0)
            .map(name -> "url:" + name.replaceFirst("/+$", ""))
            .findFirst()
        : Optional.empty();
  }
}
