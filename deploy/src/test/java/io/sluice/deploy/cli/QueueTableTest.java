/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deploy.queue.Issues;
import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTableTest {

  private final List<ScoredIssue> queue =
      List.of(
          Issues.anIssue().setPriority(Priority.P1).setScoreTenths(912).build(),
          Issues.anIssue().setDueAt(null).setOwnership(Issues.ownedBy(null)).build());

  @Test
  void shouldShowEverythingThatDecides() {
    List<String> lines = QueueTable.lines(queue, RecordedTerminal.pipe().terminal());

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("PRIO", "SCORE", "DUE", "APPLICATION", "OWNER", "WHY");
    assertThat(lines.get(1))
        .contains("P1", "91.2", "2026-01-24", "SLC-0123456789ab", "shop", "@acme/shop")
        .contains("semgrep, zap", "confirmed by zap, regulated data");
    assertThat(lines.get(2)).contains("unowned");
  }

  @Test
  void shouldPutTheReasonBelowWhereTheTerminalIsNarrow() {
    List<String> lines = QueueTable.lines(queue, RecordedTerminal.plain(100).terminal());

    assertThat(lines).hasSize(5);
    assertThat(lines.get(2)).isEqualTo("      confirmed by zap, regulated data (semgrep, zap)");
    assertThat(lines).allSatisfy(line -> assertThat(Table.width(line)).isLessThanOrEqualTo(100));
  }

  @Test
  void shouldMarkTheUrgentOnATerminal() {
    assertThat(QueueTable.lines(queue, RecordedTerminal.screen(200).terminal()).get(1))
        .startsWith("\u001b[1;31mP1");
  }
}
