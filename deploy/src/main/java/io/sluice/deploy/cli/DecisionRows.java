/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.event.GovernanceDecision;
import io.sluice.event.IssueTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Decisions as a table. */
final class DecisionRows {

  private DecisionRows() {}

  static List<String> lines(
      Collection<GovernanceDecision> decisions, Instant now, Terminal terminal) {
    Table table =
        new Table(
            Table.Column.left("DECISION"),
            Table.Column.text("APPLICATION"),
            Table.Column.left("KIND"),
            Table.Column.text("ABOUT"),
            Table.Column.text("BY"),
            Table.Column.left("UNTIL"),
            Table.Column.text("REASON"));
    for (GovernanceDecision decision : decisions) {
      table.add(
          decision.getDecisionId(),
          decision.getApplication(),
          Figures.lower(decision.getKind()).replace('_', ' '),
          about(decision.getTarget()),
          decision.getDecidedBy(),
          until(decision, now),
          decision.getReason());
    }
    return table.lines(terminal.width(), header -> terminal.styled(Style.BOLD, header));
  }

  private static String until(GovernanceDecision decision, Instant now) {
    Instant end = decision.getExpiresAt();
    if (end == null) {
      return "-";
    }
    // A date is stored as the end of its day: the last moment is on the day that was meant.
    String day = Figures.date(end.minusMillis(1));
    return now.isBefore(end) ? day : day + " (ended)";
  }

  private static String about(IssueTarget target) {
    List<String> about = new ArrayList<>(target.getIssueIds());
    about.addAll(target.getVulnerabilityIds());
    target.getCwes().forEach(cwe -> about.add("CWE-" + cwe));
    about.addAll(target.getWeaknessClasses());
    about.addAll(target.getPackages());
    about.addAll(target.getAssets());
    return about.isEmpty() ? "all issues" : String.join(", ", about);
  }
}
