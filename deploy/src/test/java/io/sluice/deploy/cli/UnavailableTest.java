/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnavailableTest {

  @TempDir private Path directory = Path.of("");
  private final RecordedTerminal terminal = RecordedTerminal.pipe();

  @Test
  void shouldSayWhatToDoWhenNoPlatformRuns() {
    assertThat(terminal.run("queue", "--data", directory.toString()))
        .isEqualTo(ExitCode.UNAVAILABLE);

    assertThat(terminal.err()).contains("sluice up", directory.toString()).doesNotContain("\tat ");
  }

  @Test
  void shouldShowThatNothingWasStarted() {
    assertThat(terminal.run("status", "--data", directory.toString()))
        .isEqualTo(ExitCode.UNAVAILABLE);

    assertThat(terminal.out()).contains("sluice up");
  }

  @Test
  void shouldStopNothingWithoutComplaint() {
    assertThat(terminal.run("down", "--data", directory.toString())).isEqualTo(ExitCode.OK);
  }

  @Test
  void shouldWantBothAddressesOfAnotherPlatform() {
    assertThat(terminal.run("queue", "--bootstrap-servers", "kafka:9092"))
        .isEqualTo(ExitCode.USAGE);
  }
}
