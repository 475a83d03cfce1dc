/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.fortify;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.HtmlText;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** WebInspect's export of a scan. */
final class WebInspectScan {

  private static final Set<String> SKIPPED =
      Set.of("RawResponse", "HighlightSelections", "SecondaryRequest");

  private final XmlReader xml;
  private final ReportWriter writer;

  WebInspectScan(XmlReader xml, ReportWriter writer) {
    this.xml = xml;
    this.writer = writer;
  }

  void read() throws IOException {
    boolean[] issues = {false};
    ScanHeader[] header = {ScanHeader.of("webinspect", Category.DAST)};
    xml.children(
        name -> {
          switch (name) {
            case "PolicyName" -> header[0] = header[0].withConfiguration(xml.text().orElse(""));
            case "Issues" -> {
              if (issues[0]) {
                throw xml.malformed("the scan has two lists of issues");
              }
              issues[0] = true;
              writer.beginScan(header[0]);
              issues();
              writer.endScan();
            }
            default -> {}
          }
        });
    if (!issues[0]) {
      throw xml.malformed("this is no WebInspect scan: it has no 'Issues'");
    }
  }

  private void issues() throws IOException {
    xml.children(
        name -> {
          if (name.equals("Issue")) {
            writer.finding(finding(xml.element(SKIPPED)));
          }
        });
  }

  private static RawFinding.Builder finding(XmlNode issue) {
    Optional<String> request =
        issue.text("VulnerableSession").flatMap(text -> text.lines().findFirst());
    return Findings.at(issue, Category.DAST)
        .setRuleId(issue.firstText("VulnerabilityID", "CheckID").orElse(null))
        .setToolFindingId(issue.attribute("id").orElse(null))
        .setTitle(
            issue
                .text("Name")
                .orElseThrow(
                    () -> MalformedReportException.at(issue.pointer(), "an Issue needs a 'Name'")))
        .setDescription(section(issue, "Summary").orElse(null))
        .setMessage(section(issue, "Implication").orElse(null))
        .setSeverity(issue.text("Severity").map(WebInspectScan::severity).orElse(null))
        .setCwes(cwes(issue))
        .setLocations(
            issue.text("URL").stream()
                .map(
                    url ->
                        Location.newBuilder()
                            .setUrl(url)
                            .setMethod(
                                request
                                    .map(line -> line.replaceFirst(" .*", ""))
                                    .filter(method -> method.matches("[A-Z]{1,20}"))
                                    .orElse(null))
                            .setParameter(issue.text("AttackParamDescriptor").orElse(null))
                            .build())
                .toList())
        .setEvidence(request.map(line -> "Request: " + line).orElse(null))
        .setRemediation(section(issue, "Fix").orElse(null))
        .setTags(issue.text("CheckTypeID").stream().toList());
  }

  private static String severity(String level) {
    return switch (level) {
      case "0" -> "Info";
      case "1" -> "Low";
      case "2" -> "Medium";
      case "3" -> "High";
      case "4" -> "Critical";
      default -> level;
    };
  }

  private static Optional<String> section(XmlNode issue, String name) {
    return issue.children("ReportSection").stream()
        .filter(section -> section.text("Name").filter(name::equalsIgnoreCase).isPresent())
        .flatMap(section -> section.text("SectionText").stream())
        .map(HtmlText::plain)
        .findFirst();
  }

  /** {@code <Classifications><Classification kind="CWE" identifier="614">}. */
  private static List<Integer> cwes(XmlNode issue) {
    Set<Integer> cwes = new LinkedHashSet<>();
    for (XmlNode classification : issue.child("Classifications").children()) {
      boolean cwe = classification.attribute("kind").filter("CWE"::equalsIgnoreCase).isPresent();
      if (cwe) {
        classification.attribute("identifier").flatMap(Findings::cwe).ifPresent(cwes::add);
      }
      classification.text().ifPresent(text -> cwes.addAll(Findings.cwes(text)));
    }
    return List.copyOf(cwes);
  }
}
