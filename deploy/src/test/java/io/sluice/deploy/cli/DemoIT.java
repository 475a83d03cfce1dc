/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deploy.platform.DataDirectory;
import io.sluice.deploy.platform.PlatformState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoIT {

  private static final Path DATA = Path.of("target", "demo-it");

  @Test
  void shouldExplainTheSamplePortfolioAndStop() {
    RecordedTerminal terminal = RecordedTerminal.pipe();

    assertThat(terminal.run("demo", "--exit", "--data", DATA.toString())).isEqualTo(ExitCode.OK);

    List<String> lines = terminal.outLines();
    assertThat(lines)
        .anyMatch(line -> line.matches(" +\\d+ {2}raw findings in \\d+ reports"))
        .anyMatch(line -> line.matches(" +\\d+ {2}open in the queue: \\d+ P1, .*"))
        .anyMatch(line -> line.startsWith("PRIO") && line.endsWith("WHY"))
        .anyMatch(line -> line.startsWith("P1"))
        .anyMatch(line -> line.startsWith("Elapsed:"))
        .contains(
            "Several tools, one issue",
            "Exploited in the wild: a floor lifts the score",
            "Too little is known: the interval says how much that matters");
    assertThat(terminal.err()).doesNotContain("\u001b[");
    assertThat(PlatformState.read(new DataDirectory(DATA).stateFile()))
        .hasValueSatisfying(state -> assertThat(state.isRunning()).isFalse());
  }
}
