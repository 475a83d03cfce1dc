/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spotbugs;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.HtmlText;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.TextLimits;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** First pass: what the report says about itself, and its patterns. */
final class BugHead {

  /**
   * A pattern.
   *
   * @param title short description, or empty
   * @param details long description, or empty
   * @param cwe CWE id, or empty
   */
  record Pattern(String title, String details, String cwe) {}

  private static final int MAX_PATTERNS = 5_000;
  private static final Pattern UNKNOWN = new Pattern("", "", "");

  private final Map<String, Pattern> patterns = new HashMap<>();
  private Optional<String> version = Optional.empty();
  private Optional<Instant> analysed = Optional.empty();
  private String project = "";
  private boolean failed;

  void read(XmlReader xml) throws IOException {
    if (!xml.name().equals(SpotBugsFormat.ROOT)) {
      throw xml.wrongElement("<" + SpotBugsFormat.ROOT + ">");
    }
    version = xml.attribute("version");
    analysed =
        xml.attribute("analysisTimestamp").or(() -> xml.attribute("timestamp")).flatMap(this::time);
    xml.children(
        name -> {
          switch (name) {
            case "Project" -> project = xml.attribute("projectName").orElse("");
            case "BugPattern" -> pattern(xml.element());
            case "Errors" ->
                failed = xml.attribute("errors").filter(count -> !count.equals("0")).isPresent();
            default -> {}
          }
        });
  }

  private Optional<Instant> time(String millis) {
    try {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void pattern(XmlNode node) {
    Optional<String> type = node.attribute("type");
    if (type.isPresent() && patterns.size() < MAX_PATTERNS) {
      patterns.put(
          type.get(),
          new Pattern(
              node.text("ShortDescription").orElse(""),
              Texts.cut(
                  node.text("Details").map(HtmlText::plain).orElse(""), TextLimits.REMEDIATION),
              node.attribute("cweid").orElse("")));
    }
  }

  Pattern pattern(String type) {
    return patterns.getOrDefault(type, UNKNOWN);
  }

  /** Two modules of a repository are two scans; an analysis that met errors proves no absence. */
  ScanHeader header() {
    ScanHeader header =
        ScanHeader.of("spotbugs", Category.SAST)
            .withToolVersion(version)
            .withScannedAt(analysed)
            .withConfiguration(Assets.directory(project));
    return failed ? header.incomplete("the analysis met errors in some classes") : header;
  }
}
