/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.event.CauseCluster;
import io.sluice.event.RootCauseKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Root causes as text. */
final class CauseTable {

  private CauseTable() {}

  static List<String> lines(List<CauseCluster> causes, Terminal terminal) {
    Table table =
        new Table(
            Table.Column.left("KIND"),
            Table.Column.text("WHAT"),
            Table.Column.text("FIX"),
            Table.Column.right("CLOSES"),
            Table.Column.right("OF"),
            Table.Column.right("APPS"),
            Table.Column.text("APPLICATIONS"));
    for (CauseCluster cause : causes) {
      table.add(
          kind(cause.getKind()),
          cause.getName(),
          fix(cause.getKind(), cause.getFix()),
          String.valueOf(cause.getFixedIssues()),
          String.valueOf(cause.getOpenIssues()),
          String.valueOf(cause.getApplicationCount()),
          String.join(", ", cause.getApplications()));
    }
    return table.lines(terminal.width(), header -> terminal.styled(Style.BOLD, header));
  }

  static String kind(RootCauseKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A dependency's fix is the version alone. */
  static String fix(RootCauseKind kind, @Nullable String fix) {
    if (fix == null) {
      return "none known";
    }
    return kind == RootCauseKind.DEPENDENCY ? "upgrade to " + fix : fix;
  }
}
