/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import io.sluice.correlator.CorrelatorTopology;
import io.sluice.correlator.causes.CausesTopology;
import io.sluice.normalizer.NormalizerTopology;
import io.sluice.runtime.StreamApp;
import io.sluice.scorer.ScorerTopology;
import java.util.List;

/** The stream apps of the pipeline, in the order of the flow. */
public final class Apps {

  private Apps() {}

  /** All of them. */
  public static List<StreamApp> all() {
    return List.of(
        NormalizerTopology.app(),
        CorrelatorTopology.app(),
        CausesTopology.app(),
        ScorerTopology.app());
  }
}
