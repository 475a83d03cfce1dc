/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BestFixTest {

  @Test
  void shouldBeTheLowestVersionThatFixesAll() {
    assertThat(
            BestFix.of(
                "maven",
                Map.of(
                    List.of("2.15.0"), 3L,
                    List.of("2.12.4", "2.17.1"), 2L,
                    List.of("2.17.0", "2.17.1", "2.18.0"), 1L,
                    List.of("2.16.0"), 1L)))
        .contains(new BestFix("2.17.1", 7));
  }

  @Test
  void shouldAssumeNothingBetweenTwoLinesOfReleases() {
    assertThat(BestFix.of("maven", Map.of(List.of("2.12.4", "2.17.1"), 2L, List.of("2.13.0"), 1L)))
        .contains(new BestFix("2.17.1", 3));
    assertThat(BestFix.of("maven", Map.of(List.of("2.12.4", "3.0"), 5L, List.of("2.13.0"), 1L)))
        .as("2.13.0 is named by one, 2.12.4 by the other, 3.0 is above both")
        .contains(new BestFix("3.0", 6));
  }

  @Test
  void shouldBeTheLowestOfSeveralThatCloseAsMany() {
    assertThat(BestFix.of("npm", Map.of(List.of("1.2.0", "1.10.0", "2.0.0"), 4L)))
        .contains(new BestFix("1.2.0", 4));
  }

  @Test
  void shouldCountByNameOnlyWhereVersionsCannotBeCompared() {
    assertThat(BestFix.of("gem", Map.of(List.of("1.3"), 2L, List.of("1.10"), 3L)))
        .contains(new BestFix("1.10", 3));
    assertThat(BestFix.of("", Map.of(List.of("rebuild on a newer x"), 2L)))
        .contains(new BestFix("rebuild on a newer x", 2));
  }

  @Test
  void shouldBeNoneWhereNoneIsKnown() {
    assertThat(BestFix.of("npm", Map.of())).isEmpty();
  }
}
