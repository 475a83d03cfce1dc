/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The queue as a table. Where the terminal is too narrow for them, reason and tools stand in a
 * second line below.
 */
final class QueueTable {

  private static final int WIDE = 150;
  private static final String INDENT = "      ";

  private QueueTable() {}

  static List<String> lines(List<ScoredIssue> queue, Terminal terminal) {
    boolean wide = terminal.width().orElse(Integer.MAX_VALUE) >= WIDE;
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.left("PRIO").styled(priorityStyle(terminal)));
    columns.add(Table.Column.right("SCORE"));
    columns.add(Table.Column.left("DUE"));
    columns.add(Table.Column.left("ISSUE").styled(text -> terminal.styled(Style.CYAN, text)));
    columns.add(Table.Column.text("APPLICATION"));
    columns.add(Table.Column.text("OWNER"));
    columns.add(Table.Column.text("TITLE"));
    if (wide) {
      columns.add(Table.Column.text("TOOLS"));
      columns.add(Table.Column.text("WHY"));
    }
    Table table = new Table(columns.toArray(Table.Column[]::new));
    for (ScoredIssue issue : queue) {
      table.add(cells(issue, wide));
    }
    List<String> lines =
        table.lines(terminal.width(), header -> terminal.styled(Style.BOLD, header));
    return wide ? lines : withReasons(lines, queue, terminal);
  }

  private static List<String> cells(ScoredIssue issue, boolean wide) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                issue.getPriority().name(),
                Figures.score(issue.getScoreTenths()),
                Figures.date(issue.getDueAt()),
                issue.getIssueId(),
                issue.getApplication(),
                Figures.owner(issue.getOwnership()),
                issue.getTitle()));
    if (wide) {
      cells.add(String.join(", ", issue.getTools()));
      cells.add(issue.getWhy());
    }
    return cells;
  }

  private static List<String> withReasons(
      List<String> table, List<ScoredIssue> queue, Terminal terminal) {
    List<String> lines = new ArrayList<>(table.subList(0, 1));
    for (int i = 0; i < queue.size(); i++) {
      lines.add(table.get(i + 1));
      ScoredIssue issue = queue.get(i);
      String why = Table.oneLine(issue.getWhy() + " (" + String.join(", ", issue.getTools()) + ")");
      int width = terminal.width().orElse(Integer.MAX_VALUE) - INDENT.length();
      lines.add(terminal.styled(Style.DIM, INDENT + Table.cut(why, Math.max(20, width))));
    }
    return lines;
  }

  private static UnaryOperator<String> priorityStyle(Terminal terminal) {
    return text -> {
      String name = text.strip();
      if (name.equals(Priority.P1.name())) {
        return terminal.styled(Style.RED, text);
      }
      return name.equals(Priority.P2.name()) ? terminal.styled(Style.YELLOW, text) : text;
    };
  }
}
