/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.bridge.Bridges;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Bridges of the applications that were worked on last, over the stores of one task. */
final class BridgesOfApplications {

  /** Applications whose routes and outside findings are kept in memory. */
  private static final int MAX_KEPT = 64;

  private final ProcessorContext<?, ?> context;
  private final Map<String, Bridges> kept = new LinkedHashMap<>(16, 0.75f, true);

  BridgesOfApplications(ProcessorContext<?, ?> context) {
    this.context = context;
  }

  Bridges of(String application) {
    Bridges known = kept.get(application);
    if (known == null) {
      known = new Bridges(stored(application));
      kept.put(application, known);
      if (kept.size() > MAX_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return known;
  }

  /** Whether anything is stored about a finding. */
  boolean know(String application, String findingKey) {
    return stored(application).candidate(findingKey).isPresent();
  }

  /** Forgets what is in memory, when a failure may have left it unlike the stores. */
  void forget(String application) {
    kept.remove(application);
  }

  private StoredBridges stored(String application) {
    return new StoredBridges(application, context);
  }
}
