/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DistributionTest {

  @Test
  void shouldGiveNearestRankPercentilesInAnyOrderOfArrival() {
    Distribution distribution = new Distribution();
    for (int i = 2000; i >= 1; i--) {
      distribution.add(i);
    }

    assertThat(distribution.percentile(50)).isEqualTo(1000);
    assertThat(distribution.percentile(99)).isEqualTo(1980);
    assertThat(distribution.percentile(100)).isEqualTo(2000);
    assertThat(distribution.percentile(0.01)).isEqualTo(1);
  }

  @Test
  void shouldRefuseToSpeakAboutNothing() {
    assertThatThrownBy(() -> new Distribution().percentile(50))
        .isInstanceOf(IllegalStateException.class);
  }
}
