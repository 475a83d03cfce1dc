/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @Test
  void shouldPrintNothingIntoAPipe() {
    RecordedTerminal pipe = RecordedTerminal.pipe();

    try (ProgressLine line = new ProgressLine(pipe.terminal(), "Reading")) {
      line.update(1, 2, "bytes");
    }

    assertThat(pipe.out() + pipe.err()).isEmpty();
  }

  @Test
  void shouldDrawOnTheErrorStreamOfATerminalAndClearItself() {
    RecordedTerminal screen = RecordedTerminal.screen(80);

    try (ProgressLine line = new ProgressLine(screen.terminal(), "Reading")) {
      line.update(2, 2, "bytes");
    }

    assertThat(screen.err()).contains("Reading [####", "100% 2/2 bytes").endsWith("\r\u001b[2K");
    assertThat(screen.out()).isEmpty();
  }

  @Test
  void shouldShowTheShareThatIsDone() {
    assertThat(ProgressLine.bar(500, 1000)).isEqualTo("[############------------]  50% 500/1,000");
    assertThat(ProgressLine.bar(0, 0)).contains("100%");
  }
}
