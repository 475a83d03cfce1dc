/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPositionTest {

  @Test
  void shouldReadWhatItWrites() {
    RawPosition position = new RawPosition("aspm.raw.sast", 3, 17);

    assertThat(position).hasToString("aspm.raw.sast[3]@17");
    assertThat(RawPosition.parse(" aspm.raw.sast[3]@17 ")).contains(position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "aspm.raw.sast",
        "aspm.raw.sast[3]",
        "aspm.raw.sast[-1]@0",
        "a b[0]@0",
        "aspm.raw.sast[3]@99999999999999999999",
        "[0]@0"
      })
  void shouldRefuseWhatIsNoPosition(String text) {
    assertThat(RawPosition.parse(text)).isEmpty();
  }
}
