/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.runtime.testing.TopologySnapshot;
import org.junit.jupiter.api.Test;

class CorrelatorTopologySnapshotTest {

  @Test
  void shouldKeepNamesOfNodesStoresAndInternalTopics() {
    TopologySnapshot.assertMatches(CorrelatorTopology.app());
  }
}
