/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.causes;

import io.sluice.runtime.testing.TopologySnapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CausesTopologySnapshotTest {

  @Test
  void shouldKeepNamesOfNodesStoresAndInternalTopics() {
    TopologySnapshot.assertMatches(
        CausesTopology.app(), Path.of("src/test/resources/causes-topology.txt"));
  }
}
