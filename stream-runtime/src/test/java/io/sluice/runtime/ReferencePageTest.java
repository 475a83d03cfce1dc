/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.sluice.runtime.config.ConfigReference;
import io.sluice.runtime.metrics.SluiceMetric;
import io.sluice.runtime.testing.TopologySnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferencePageTest {

  @Test
  void shouldKeepConfigurationPageEqualToKeys() {
    TopologySnapshot.assertMatches(ConfigReference.markdown(), page("configuration.md"));
  }

  @Test
  void shouldKeepMetricsPageEqualToEnum() {
    TopologySnapshot.assertMatches(SluiceMetric.markdown(), page("metrics.md"));
  }

  private static Path page(String name) {
    Path root =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .filter(directory -> Files.exists(directory.resolve("license-header.txt")))
            .findFirst()
            .orElseThrow();
    return root.resolve("docs/reference").resolve(name);
  }
}
