/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.deploy.queue.EventJson;
import io.sluice.deploy.trace.RawPosition;
import io.sluice.deploy.trace.RawQuery;
import io.sluice.deploy.trace.RawRecord;
import io.sluice.deploy.trace.Trace;
import io.sluice.deploy.trace.Tracer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice trace}. */
@Command(
    name = "trace",
    description = "Show which issue a result of a report became.",
    footer = {
      "",
      "The way back from 'sluice explain': from a raw record, or a position in a report, to the",
      "finding and the issue. Searches the raw topics, so only reports of the last days are found.",
      "",
      "Examples:",
      "  sluice trace 'aspm.raw.sast[3]@17'",
      "  sluice trace --report semgrep.sarif --pointer /runs/0/results/4",
      "  sluice trace --report 9f86d081 --json         all results of the report with that digest"
    })
final class TraceCommand implements Callable<Integer> {

  @Mixin private final PlatformFlags flags;

  @Parameters(
      arity = "0..1",
      paramLabel = "TOPIC[PARTITION]@OFFSET",
      description = "Raw record, as 'sluice explain' writes it.")
  private @Nullable String position;

  @Option(
      names = "--report",
      paramLabel = "NAME",
      description = "Report, by its name or the first 8 or more digits of its SHA-256.")
  private @Nullable String report;

  @Option(
      names = "--pointer",
      paramLabel = "P",
      description = "Position in the report: JSON Pointer, XPath or line:N.")
  private @Nullable String pointer;

  @Option(names = "--tool-id", paramLabel = "ID", description = "The tool's own id of the result.")
  private @Nullable String toolFindingId;

  @Option(
      names = "--max",
      paramLabel = "N",
      description = "Show at most so many results. Default: ${DEFAULT-VALUE}.")
  private int max = 1_000;

  @Option(names = "--json", description = "One result a line as JSON.")
  private boolean json;

  private final Terminal terminal;

  TraceCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() {
    RawQuery query = query();
    List<Trace> traces;
    try (Tracer tracer = new Tracer(Connection.of(flags))) {
      traces = tracer.trace(query, max);
    }
    if (traces.isEmpty()) {
      throw CliException.data("no raw finding is there; raw topics keep records for days only");
    }
    if (json) {
      traces.forEach(trace -> terminal.out().println(toJson(trace)));
    } else {
      table(traces).forEach(terminal.out()::println);
    }
    return ExitCode.OK;
  }

  private RawQuery query() {
    if (position == null && report == null && toolFindingId == null) {
      throw CliException.usage("what is to be traced? A raw record, --report or --tool-id");
    }
    Optional<RawPosition> at = Optional.ofNullable(position).map(TraceCommand::parse);
    return new RawQuery(
        at,
        Optional.ofNullable(report),
        Optional.ofNullable(pointer),
        Optional.ofNullable(toolFindingId));
  }

  private static RawPosition parse(String text) {
    return RawPosition.parse(text)
        .orElseThrow(
            () ->
                CliException.usage(
                    "'" + text + "' is no record; write it as aspm.raw.sast[3]@17, in quotes"));
  }

  private List<String> table(List<Trace> traces) {
    Table table =
        new Table(
            Table.Column.left("RAW RECORD"),
            Table.Column.text("REPORT"),
            Table.Column.text("POSITION"),
            Table.Column.text("FINDING"),
            Table.Column.left("STATUS"),
            Table.Column.left("ISSUE"),
            Table.Column.text("APPLICATION"));
    for (Trace trace : traces) {
      table.add(
          trace.raw().position().toString(),
          trace.raw().started().getReportName(),
          trace.raw().finding().getPointer(),
          trace.finding().map(finding -> finding.getTitle()).orElse("none"),
          trace.finding().map(finding -> Figures.lower(finding.getStatus())).orElse(""),
          trace.issue().map(issue -> issue.getIssueId()).orElse("none"),
          trace.issue().map(issue -> issue.getApplication()).orElse(""));
    }
    return table.lines(terminal.width(), header -> terminal.styled(Style.DIM, header));
  }

  private static String toJson(Trace trace) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      RawRecord raw = trace.raw();
      generator.writeStartObject();
      generator.writeObjectFieldStart("raw");
      generator.writeStringField("topic", raw.position().topic());
      generator.writeNumberField("partition", raw.position().partition());
      generator.writeNumberField("offset", raw.position().offset());
      generator.writeStringField("scanId", raw.scanId());
      generator.writeStringField("reportName", raw.started().getReportName());
      generator.writeStringField("reportDigest", raw.started().getReportDigest());
      generator.writeStringField("pointer", raw.finding().getPointer());
      generator.writeStringField("toolFindingId", raw.finding().getToolFindingId());
      generator.writeEndObject();
      generator.writeFieldName("finding");
      if (trace.finding().isPresent()) {
        EventJson.write(generator, trace.finding().get());
      } else {
        generator.writeNull();
      }
      generator.writeBooleanField("current", trace.exact());
      generator.writeStringField(
          "application", trace.issue().map(issue -> issue.getApplication()).orElse(null));
      generator.writeStringField(
          "issueId", trace.issue().map(issue -> issue.getIssueId()).orElse(null));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
