/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarxone;

import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scan report: a part an engine, {@code null} for an engine that did not run. Results stand
 * under their query.
 */
final class CheckmarxScanReport {

  private static final Set<String> SKIPPED = Set.of("notes", "categories");

  private final CheckmarxHead head;
  private final ReportWriter writer;
  private final JsonReader json;

  private CheckmarxScanReport(CheckmarxHead head, ReportWriter writer, JsonReader json) {
    this.head = head;
    this.writer = writer;
    this.json = json;
  }

  static void read(ReportInput input, CheckmarxHead head, ReportWriter writer) throws IOException {
    JsonReader.read(input, json -> new CheckmarxScanReport(head, writer, json).parts());
    if (writer.scans() == 0) {
      // Every part is null: a report of a scan all the same.
      writer.beginScan(head.header(CheckmarxEngine.SAST).incomplete("no engine ran"));
      writer.endScan();
    }
  }

  private void parts() throws IOException {
    json.object(
        field -> {
          if (json.isNull()) {
            return;
          }
          switch (field) {
            case "scanResults" -> scanResults();
            case "iacScanResults" -> part(CheckmarxEngine.IAC, this::technologies);
            case "scaScanResults" -> part(CheckmarxEngine.SCA, this::packages);
            case "containerScanResults" -> unread(CheckmarxEngine.CONTAINERS);
            case "apiSecScanResults" -> unread(CheckmarxEngine.API);
            default -> {}
          }
        });
  }

  private void part(CheckmarxEngine engine, JsonReader.FieldHandler fields) throws IOException {
    writer.beginScan(head.header(engine));
    json.object(fields);
    writer.endScan();
  }

  /** The form of these results is not documented: they are counted, so that nobody misses them. */
  private void unread(CheckmarxEngine engine) throws IOException {
    long[] total = {0};
    json.object(
        field -> {
          if (field.equals("totalResults")) {
            total[0] =
                json.text()
                    .filter(text -> text.matches("[0-9]{1,9}"))
                    .map(Long::valueOf)
                    .orElse(0L);
          }
        });
    if (total[0] > 0) {
      ScanHeader header = head.header(engine);
      writer.beginScan(header.incomplete(total[0] + " results of this engine are not read"));
      writer.endScan();
    }
  }

  /** Queries of SAST, or in reports before 2023 a part an engine. */
  private void scanResults() throws IOException {
    List<CheckmarxEngine> unread = new ArrayList<>();
    if (head.hasSast()) {
      writer.beginScan(head.header(CheckmarxEngine.SAST));
    }
    json.object(
        field -> {
          switch (field) {
            case "resultsList" -> json.array(i -> query("vulnerabilities", CheckmarxEngine.SAST));
            case "sast" -> each("languages", () -> each("queries", this::sastQuery));
            case "sca" -> note(CheckmarxEngine.SCA, unread);
            case "kics" -> note(CheckmarxEngine.IAC, unread);
            default -> {}
          }
        });
    if (head.hasSast()) {
      writer.endScan();
    }
    for (CheckmarxEngine engine : unread) {
      writer.beginScan(head.header(engine).incomplete("results of this engine are not read"));
      writer.endScan();
    }
    if (!head.hasSast() && unread.isEmpty()) {
      throw MalformedReportException.at(
          "/scanResults", "has neither 'resultsList' nor the part of an engine");
    }
  }

  private void note(CheckmarxEngine engine, List<CheckmarxEngine> unread) {
    if (!json.isNull()) {
      unread.add(engine);
    }
  }

  private void sastQuery() throws IOException {
    query("vulnerabilities", CheckmarxEngine.SAST);
  }

  /** Called with the reader at an element. */
  @FunctionalInterface
  private interface Element {
    void read() throws IOException;
  }

  /** Goes through the array in a field of the object here. */
  private void each(String list, Element element) throws IOException {
    json.object(
        field -> {
          if (field.equals(list)) {
            json.array(i -> element.read());
          }
        });
  }

  private void technologies(String field) throws IOException {
    if (field.equals("technology")) {
      json.array(i -> each("queries", () -> query("resultsList", CheckmarxEngine.IAC)));
    }
  }

  /** What stands before the results of a query belongs to each of them; what stands after, too. */
  private void query(String list, CheckmarxEngine engine) throws IOException {
    String pointer = json.pointer();
    Map<String, ReportNode> fields = new LinkedHashMap<>();
    List<ReportNode> early = new ArrayList<>();
    json.object(
        field -> {
          if (!field.equals(list)) {
            fields.put(field, json.node(SKIPPED));
            return;
          }
          json.array(
              i -> {
                ReportNode result = json.objectNode(SKIPPED);
                if (fields.containsKey("queryName")) {
                  writer.finding(finding(ReportNode.ofFields(pointer, fields), result, engine));
                } else if (early.size() < 1_000) {
                  early.add(result);
                } else {
                  throw json.malformed("'queryName' has to stand before the results of the query");
                }
              });
        });
    for (ReportNode result : early) {
      writer.finding(finding(ReportNode.ofFields(pointer, fields), result, engine));
    }
  }

  private RawFinding.Builder finding(ReportNode query, ReportNode result, CheckmarxEngine engine) {
    Optional<String> name = query.text("queryName");
    return CheckmarxState.begin(result, engine, name, writer)
        .setTitle(name.map(CheckmarxState::title).orElse(""))
        .setDescription(filled(query.text("description"), result).orElse(null))
        .setMessage(expected(result).orElse(null))
        .setCwes(
            query.text("cweId").or(() -> result.text("cweId")).flatMap(Findings::cwe).stream()
                .toList())
        .setLocations(locations(result))
        .setReferences(
            result.text("resultViewerLink").filter(url -> url.startsWith("http")).stream()
                .toList());
  }

  /** Where the flow ends, then where it begins. */
  private static List<Location> locations(ReportNode result) {
    if (!result.has("destinationFileName") && result.has("nodes")) {
      return CheckmarxResult.locations(result);
    }
    List<Location> locations = new ArrayList<>();
    place(result, "destinationFileName", "destinationLine", "destinationMethod", "destinationCode")
        .ifPresent(locations::add);
    place(result, "sourceFileName", "sourceLine", "sourceMethod", "sourceCode")
        .ifPresent(locations::add);
    place(result, "fileName", "line", "method", "code").ifPresent(locations::add);
    return locations;
  }

  private static Optional<Location> place(
      ReportNode result, String file, String line, String method, String code) {
    return result
        .text(file)
        .map(
            path ->
                Location.newBuilder()
                    .setPath(CheckmarxState.path(path))
                    .setStartLine(result.position(line).orElse(null))
                    .setSymbol(result.text(method).orElse(null))
                    .setSnippet(result.text(code).orElse(null))
                    .build());
  }

  /**
   * Descriptions name what the result has: {@code at line @DestinationLine of @DestinationFile}.
   */
  private static Optional<String> filled(Optional<String> description, ReportNode result) {
    return description.map(
        text -> {
          String filled = text;
          for (String end : List.of("Source", "Destination")) {
            String field = end.equals("Source") ? "source" : "destination";
            filled = fill(filled, "@" + end + "Element", result.text(field + "Node"));
            filled = fill(filled, "@" + end + "Method", result.text(field + "Method"));
            filled = fill(filled, "@" + end + "Line", result.text(field + "Line"));
            filled = fill(filled, "@" + end + "File", result.text(field + "FileName"));
          }
          return filled;
        });
  }

  private static String fill(String text, String mark, Optional<String> value) {
    return value.map(known -> text.replace(mark, known)).orElse(text);
  }

  private static Optional<String> expected(ReportNode result) {
    return result
        .text("expectedValue")
        .map(
            text ->
                "Expected: "
                    + text
                    + result.text("actualValue").map(actual -> "\nFound: " + actual).orElse(""));
  }

  private void packages(String field) throws IOException {
    if (field.equals("packages")) {
      json.array(i -> vulnerablePackage(json.objectNode(SKIPPED)));
    }
  }

  private void vulnerablePackage(ReportNode found) throws IOException {
    String identifier = found.text("packageName").orElse("");
    for (ReportNode category : found.objects("packageCategory")) {
      for (ReportNode result : category.objects("categoryResults")) {
        Optional<String> cve = result.firstText("cve", "id");
        writer.finding(
            CheckmarxState.begin(result, CheckmarxEngine.SCA, cve, writer)
                .setTitle(cve.orElse("Vulnerability") + " in " + identifier)
                .setDescription(result.text("description").orElse(null))
                .setCwes(result.text("cwe").flatMap(Findings::cwe).stream().toList())
                .setVulnerabilityIds(cve.map(Findings::spelled).stream().toList())
                .setPackage$(CheckmarxPackages.identified(identifier, found)));
      }
    }
  }
}
