/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.event.Priority;
import io.sluice.scorer.assess.Settings;
import io.sluice.scorer.assess.WhatIf;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What another model would do to the queue, as text and as JSON. */
final class WhatIfReport {

  private static final List<Priority> PRIORITIES =
      List.of(Priority.P1, Priority.P2, Priority.P3, Priority.P4);

  private WhatIfReport() {}

  static List<String> lines(WhatIf result, Settings present, Settings proposed, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add(
        terminal.styled(
            Style.BOLD,
            "%d of %d open issues change their priority"
                .formatted(result.moved(), result.issues())));
    lines.add("  from " + present.version() + " to " + proposed.version());
    lines.add("");
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.left("BEFORE \\ AFTER"));
    PRIORITIES.forEach(priority -> columns.add(Table.Column.right(priority.name())));
    Table moves = new Table(columns.toArray(Table.Column[]::new));
    for (Priority from : PRIORITIES) {
      List<String> cells = new ArrayList<>(List.of(from.name()));
      Map<Priority, Integer> to = result.moves().getOrDefault(from, Map.of());
      PRIORITIES.forEach(priority -> cells.add(String.valueOf(to.getOrDefault(priority, 0))));
      moves.add(cells);
    }
    add(moves, terminal, lines);
    ranking("Top %d before".formatted(result.before().size()), result.before(), terminal, lines);
    ranking("Top %d after".formatted(result.after().size()), result.after(), terminal, lines);
    return lines;
  }

  private static void ranking(
      String title, List<WhatIf.Ranked> ranking, Terminal terminal, List<String> lines) {
    lines.add("");
    lines.add(terminal.styled(Style.BOLD, title));
    Table table =
        new Table(
            Table.Column.right("#"),
            Table.Column.right("OTHER #"),
            Table.Column.left("PRIO"),
            Table.Column.right("SCORE"),
            Table.Column.left("ISSUE"),
            Table.Column.text("TITLE"));
    for (WhatIf.Ranked each : ranking) {
      table.add(
          String.valueOf(each.rank()),
          each.otherRank() == 0 ? "-" : String.valueOf(each.otherRank()),
          each.priority().name(),
          Figures.score(each.scoreTenths()),
          each.issueId(),
          each.title());
    }
    add(table, terminal, lines);
  }

  private static void add(Table table, Terminal terminal, List<String> lines) {
    table.lines(terminal.width(), header -> terminal.styled(Style.DIM, header)).forEach(lines::add);
  }

  static String json(WhatIf result, Settings present, Settings proposed) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("present", present.version());
      out.writeStringField("proposed", proposed.version());
      out.writeNumberField("issues", result.issues());
      out.writeNumberField("moved", result.moved());
      out.writeObjectFieldStart("moves");
      for (Map.Entry<Priority, Map<Priority, Integer>> from : result.moves().entrySet()) {
        out.writeObjectFieldStart(from.getKey().name());
        for (Map.Entry<Priority, Integer> to : from.getValue().entrySet()) {
          out.writeNumberField(to.getKey().name(), to.getValue());
        }
        out.writeEndObject();
      }
      out.writeEndObject();
      ranking(out, "before", result.before());
      ranking(out, "after", result.after());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void ranking(JsonGenerator out, String name, List<WhatIf.Ranked> ranking)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (WhatIf.Ranked each : ranking) {
      out.writeStartObject();
      out.writeNumberField("rank", each.rank());
      out.writeNumberField("otherRank", each.otherRank());
      out.writeStringField("issueId", each.issueId());
      out.writeStringField("title", each.title());
      out.writeStringField("priority", each.priority().name());
      out.writeNumberField("scoreTenths", each.scoreTenths());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
