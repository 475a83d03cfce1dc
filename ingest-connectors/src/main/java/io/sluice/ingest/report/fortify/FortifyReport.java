/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.fortify;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.HtmlText;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The XML of a report: an issue once, though several sections may list it. */
final class FortifyReport {

  private static final int MAX_IDS = 1_000_000;

  private final XmlReader xml;
  private final ReportWriter writer;
  private final Set<String> written = new HashSet<>();

  FortifyReport(XmlReader xml, ReportWriter writer) {
    this.xml = xml;
    this.writer = writer;
  }

  void read() throws IOException {
    boolean[] section = {false};
    writer.beginScan(ScanHeader.of("fortify", Category.SAST));
    xml.children(
        name -> {
          if (name.equals("ReportSection")) {
            section[0] = true;
            walk();
          }
        });
    if (!section[0]) {
      throw xml.malformed("this is no Fortify report: it has no 'ReportSection'");
    }
    writer.endScan();
  }

  private void walk() throws IOException {
    xml.children(
        name -> {
          switch (name) {
            case "SubSection", "IssueListing", "Chart" -> walk();
            case "GroupingSection" -> group();
            default -> {}
          }
        });
  }

  /** What is said of a whole group stands before its issues. */
  private void group() throws IOException {
    Map<String, String> texts = new HashMap<>();
    xml.children(
        name -> {
          switch (name) {
            case "MajorAttributeSummary" -> texts(xml.element(), texts);
            case "GroupingSection" -> group();
            case "Issue" -> issue(xml.element(), texts);
            default -> {}
          }
        });
  }

  private static void texts(XmlNode summary, Map<String, String> texts) {
    for (XmlNode info : summary.children("MetaInfo")) {
      info.text("Name")
          .ifPresent(
              name ->
                  info.text("Value").ifPresent(value -> texts.put(name, HtmlText.plain(value))));
    }
  }

  private void issue(XmlNode issue, Map<String, String> texts) throws IOException {
    Optional<String> id = issue.attribute("iid");
    if (id.isPresent() && written.size() < MAX_IDS && !written.add(id.get())) {
      return;
    }
    XmlNode primary = issue.child("Primary");
    Optional<String> analysis = tag(issue, "Analysis");
    boolean suppressed = analysis.filter("Not an Issue"::equalsIgnoreCase).isPresent();
    writer.finding(
        Findings.at(issue, Category.SAST)
            .setRuleId(issue.attribute("ruleID").orElse(null))
            .setToolFindingId(id.orElse(null))
            .setTitle(
                issue
                    .text("Category")
                    .orElseThrow(
                        () ->
                            MalformedReportException.at(
                                issue.pointer(), "an Issue needs a 'Category'")))
            .setMessage(issue.text("Abstract").map(HtmlText::plain).orElse(null))
            .setDescription(texts.get("Explanation"))
            .setRemediation(texts.get("Recommendations"))
            .setSeverity(issue.firstText("Friority", "Folder").orElse(null))
            .setCwes(cwes(issue))
            .setLocations(location(primary).stream().toList())
            .setFlow(flow(issue))
            .setTags(issue.text("Kingdom").stream().toList())
            .setSuppressed(suppressed)
            .setSuppressionReason(suppressed ? "Not an Issue" : null));
  }

  private static Optional<String> tag(XmlNode issue, String name) {
    return issue.children("Tag").stream()
        .filter(tag -> tag.text("Name").filter(name::equals).isPresent())
        .flatMap(tag -> tag.text("Value").stream())
        .findFirst();
  }

  /** {@code <ExternalCategory type="CWE">CWE ID 79, CWE ID 80</ExternalCategory>}. */
  private static List<Integer> cwes(XmlNode issue) {
    Set<Integer> cwes = new LinkedHashSet<>();
    for (XmlNode category : issue.children("ExternalCategory")) {
      category.text().ifPresent(text -> cwes.addAll(FvdlRules.cwes(text)));
    }
    return List.copyOf(cwes);
  }

  private static List<Location> flow(XmlNode issue) {
    List<Location> flow = new ArrayList<>();
    location(issue.child("Source")).ifPresent(flow::add);
    location(issue.child("Primary")).ifPresent(flow::add);
    return flow.size() > 1 ? flow : List.of();
  }

  private static Optional<Location> location(XmlNode place) {
    return place
        .firstText("FilePath", "FileName")
        .map(
            path ->
                Location.newBuilder()
                    .setPath(path.replace('\\', '/'))
                    .setStartLine(place.position("LineStart").orElse(null))
                    .setSnippet(place.text("Snippet").orElse(null))
                    .setSymbol(
                        place
                            .text("TargetFunction")
                            .filter(name -> !name.equals("null()"))
                            .orElse(null))
                    .build());
  }
}
