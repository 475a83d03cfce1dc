/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @AfterEach
  void forgetTheScript() {
    System.clearProperty("sluice.terminal");
    System.clearProperty("sluice.columns");
  }

  @Test
  void shouldUseColourOnATerminal() {
    System.setProperty("sluice.terminal", "true");

    assertThat(Terminal.ofProcess(Map.of()).styled(Style.RED, "P1"))
        .isEqualTo("\u001b[1;31mP1\u001b[0m");
  }

  @Test
  void shouldRespectNoColor() {
    System.setProperty("sluice.terminal", "true");

    assertThat(Terminal.ofProcess(Map.of("NO_COLOR", "1")).styled(Style.RED, "P1")).isEqualTo("P1");
    assertThat(Terminal.ofProcess(Map.of("NO_COLOR", "")).colour()).isTrue();
    assertThat(Terminal.ofProcess(Map.of("TERM", "dumb")).colour()).isFalse();
  }

  @Test
  void shouldKnowTheWidthWhenTheScriptSaysIt() {
    assertThat(Terminal.ofProcess(Map.of()).width()).isEmpty();
    System.setProperty("sluice.columns", "132");
    assertThat(Terminal.ofProcess(Map.of()).width()).hasValue(132);
    System.setProperty("sluice.columns", "wide");
    assertThat(Terminal.ofProcess(Map.of()).width()).isEmpty();
  }
}
