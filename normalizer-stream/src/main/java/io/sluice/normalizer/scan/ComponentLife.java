/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Component;
import io.sluice.event.RawComponent;
import io.sluice.normalizer.finding.ComponentNormalizer;
import io.sluice.normalizer.finding.ContentHash;
import io.sluice.normalizer.finding.ScanContext;
import io.sluice.normalizer.finding.Source;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells components that are new or changed. Remembered per scope, so that two SBOM tools that
 * describe one component differently do not answer each other for ever; of several descriptions in
 * one SBOM the first counts.
 */
final class ComponentLife {

  private final ScanMemory memory;
  private final ScanNews news;

  ComponentLife(ScanMemory memory, ScanNews news) {
    this.memory = memory;
    this.news = news;
  }

  void see(String scope, ScanState scan, ScanContext context, RawComponent raw, Source source) {
    Component component = ComponentNormalizer.normalize(context, raw, source);
    String key = ComponentNormalizer.key(component);
    Optional<ComponentState> known = memory.component(scope, key);
    if (known.filter(state -> state.lastScan() == scan.sequence()).isPresent()) {
      return;
    }
    long content = ContentHash.of(component);
    long firstSeen =
        known.map(ComponentState::firstSeen).orElseGet(() -> source.timestamp().toEpochMilli());
    memory.keep(scope, key, new ComponentState(content, scan.sequence(), firstSeen));
    if (known.filter(state -> state.content() == content).isEmpty()) {
      news.component(
          Component.newBuilder(component).setFirstSeenAt(Instant.ofEpochMilli(firstSeen)).build());
    }
  }
}
