/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildStateTest {

  private final ChildState self = ChildState.of(Role.APPS, ProcessHandle.current());

  @Test
  void shouldRecogniseTheProcessThatWasStarted() {
    assertThat(self.isRunning()).isTrue();
    assertThat(self.process()).contains(ProcessHandle.current());
  }

  @Test
  void shouldNotTakeAnotherProcessWithTheSameIdForOurs() {
    ChildState stale =
        new ChildState(Role.APPS, self.pid(), self.startedAt().minus(Duration.ofMinutes(5)));

    assertThat(stale.isRunning()).isFalse();
  }

  @Test
  void shouldSeeThatAProcessHasEnded() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("/bin/sh", "-c", "read line").start();
    ChildState child = ChildState.of(Role.BROKER, process.toHandle());
    assertThat(child.isRunning()).isTrue();

    process.getOutputStream().close();
    process.waitFor();

    assertThat(child.isRunning()).isFalse();
  }
}
