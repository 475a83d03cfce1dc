/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoppingTest {

  @Test
  void shouldAskAProcessToEnd() throws IOException {
    Process process = new ProcessBuilder("/bin/sh", "-c", "read line").start();

    Stopping.stop(process.toHandle(), Duration.ofSeconds(10));

    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void shouldKillAProcessThatDoesNotListen() throws IOException {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; echo ready; while :; do read l; done")
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");

    Stopping.stop(process.toHandle(), Duration.ofMillis(100));

    assertThat(process.isAlive()).isFalse();
  }
}
