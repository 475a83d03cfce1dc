/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a result into a finding. */
final class CheckmarxResult {

  private final CheckmarxQuery query;
  private final XmlNode result;
  private final XmlNode path;
  private final List<Location> flow;

  CheckmarxResult(CheckmarxQuery query, XmlNode result) {
    this.query = query;
    this.result = result;
    this.path = result.child("Path");
    this.flow = flow(path.children("PathNode"));
  }

  RawFinding.Builder finding() {
    String name =
        query
            .name()
            .or(query::id)
            .orElseThrow(
                () -> MalformedReportException.at(result.pointer(), "its Query needs a 'name'"));
    RawFinding.Builder finding =
        Findings.at(result, Category.SAST)
            .setRuleId(name)
            .setFingerprints(
                path.attribute("SimilarityId")
                    .filter(id -> !id.equals("0"))
                    .map(id -> Map.of("similarityId/v1", id))
                    .orElse(Map.of()))
            .setToolFindingId(
                path.attribute("ResultId")
                    .map(id -> id + path.attribute("PathId").map(p -> "-" + p).orElse(""))
                    .or(() -> result.attribute("NodeId"))
                    .orElse(null))
            .setTitle(name.replace('_', ' '))
            .setSeverity(result.attribute("Severity").or(query::severity).orElse(null))
            .setCwes(query.cwe().stream().toList())
            .setLocations(locations())
            .setFlow(flow.size() > 1 ? flow : List.of())
            .setReferences(result.attribute("DeepLink").stream().toList())
            .setTags(query.tags())
            .setDetectedAt(
                result.attribute("DetectionDate").flatMap(CheckmarxQuery::time).orElse(null));
    suppression().ifPresent(reason -> finding.setSuppressed(true).setSuppressionReason(reason));
    return finding;
  }

  /** State 1 is Not Exploitable; {@code FalsePositive} says the same in older reports. */
  private Optional<String> suppression() {
    boolean closed =
        result.attribute("state").filter("1"::equals).isPresent()
            || result.flag("FalsePositive").orElse(false);
    return closed
        ? Optional.of(
            "not exploitable" + result.attribute("Remark").map(text -> ": " + text).orElse(""))
        : Optional.empty();
  }

  /** Where the flow ends; without one the place that the result itself names. */
  private List<Location> locations() {
    if (!flow.isEmpty()) {
      return List.of(flow.getLast());
    }
    return place(
            result.attribute("FileName"),
            result.position("Line"),
            result.position("Column"),
            Optional.empty(),
            Optional.empty())
        .stream()
        .toList();
  }

  private static List<Location> flow(List<XmlNode> nodes) {
    List<Location> flow = new ArrayList<>();
    for (XmlNode node : nodes) {
      Optional<Integer> column = node.position("Column");
      place(
              node.text("FileName"),
              node.position("Line"),
              column,
              column.flatMap(from -> node.position("Length").map(length -> from + length)),
              node.child("Snippet").child("Line").text("Code"))
          .ifPresent(flow::add);
    }
    return flow;
  }

  private static Optional<Location> place(
      Optional<String> file,
      Optional<Integer> line,
      Optional<Integer> column,
      Optional<Integer> end,
      Optional<String> snippet) {
    return file.map(
        name ->
            Location.newBuilder()
                .setPath(name.replace('\\', '/'))
                .setStartLine(line.orElse(null))
                .setStartColumn(column.orElse(null))
                .setEndColumn(end.orElse(null))
                .setSnippet(snippet.orElse(null))
                .build());
  }
}
