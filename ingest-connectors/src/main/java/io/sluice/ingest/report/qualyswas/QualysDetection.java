/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.qualyswas;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.Times;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Second pass: turns detections into findings. */
final class QualysDetection {

  private static final Set<String> DETECTIONS =
      Set.of("VULNERABILITY", "SENSITIVE_CONTENT", "INFORMATION_GATHERED");

  private static final Set<String> SKIPPED = Set.of("RESPONSE", "HEADERS", "DATA");

  private static final DateTimeFormatter DETECTED =
      DateTimeFormatter.ofPattern("d MMM yyyy hh:mma 'GMT'xx", Locale.ENGLISH);

  private QualysDetection() {}

  static void readAll(XmlReader xml, QualysGlossary glossary, ReportWriter writer)
      throws IOException {
    xml.children(
        name -> {
          if (name.equals("RESULTS")) {
            lists(xml, glossary, writer);
          }
        });
  }

  /** A web application report has a level more: an application, then the lists. */
  private static void lists(XmlReader xml, QualysGlossary glossary, ReportWriter writer)
      throws IOException {
    xml.children(
        name -> {
          if (DETECTIONS.contains(name)) {
            writer.finding(finding(xml.element(SKIPPED), glossary));
          } else if (name.endsWith("_LIST") || name.equals("WEB_APPLICATION")) {
            lists(xml, glossary, writer);
          }
        });
  }

  private static RawFinding.Builder finding(XmlNode detection, QualysGlossary glossary) {
    String qid =
        detection
            .text("QID")
            .orElseThrow(
                () ->
                    MalformedReportException.at(detection.pointer(), "a detection needs a 'QID'"));
    Optional<QualysGlossary.Entry> entry = glossary.find(qid);
    boolean ignored = detection.flag("IGNORED").orElse(false);
    return Findings.at(detection, Category.DAST)
        .setRuleId(qid)
        .setToolFindingId(detection.firstText("UNIQUE_ID", "ID").orElse(null))
        .setTitle(
            entry.map(QualysGlossary.Entry::title).flatMap(Texts::present).orElse("QID " + qid))
        .setDescription(
            entry.map(QualysGlossary.Entry::description).flatMap(Texts::present).orElse(null))
        .setSeverity(severity(detection, entry).orElse(null))
        .setRatings(ratings(entry))
        .setCwes(entry.map(QualysGlossary.Entry::cwes).orElse(List.of()))
        .setLocations(location(detection).stream().toList())
        .setEvidence(
            detection
                .child("PAYLOADS")
                .child("PAYLOAD")
                .text("PAYLOAD")
                .map(text -> "Payload: " + text)
                .orElse(null))
        .setRemediation(
            entry.map(QualysGlossary.Entry::solution).flatMap(Texts::present).orElse(null))
        .setTags(entry.map(QualysGlossary.Entry::tags).orElse(List.of()))
        .setSuppressed(ignored)
        .setSuppressionReason(
            ignored ? detection.text("IGNORE_REASON").orElse("ignored in Qualys") : null)
        .setDetectedAt(
            detection
                .firstText("FIRST_TIME_DETECTED", "DETECTION_DATE", "LAST_TIME_DETECTED")
                .flatMap(QualysDetection::time)
                .orElse(null));
  }

  /** Five levels; what was gathered as information is not a vulnerability of any level. */
  private static Optional<String> severity(
      XmlNode detection, Optional<QualysGlossary.Entry> entry) {
    if (detection.name().equals("INFORMATION_GATHERED")) {
      return Optional.of("Info");
    }
    return detection
        .text("SEVERITY")
        .or(() -> entry.flatMap(QualysGlossary.Entry::severity))
        .map(
            level ->
                switch (level) {
                  case "1" -> "Info";
                  case "2" -> "Low";
                  case "3" -> "Medium";
                  case "4" -> "High";
                  case "5" -> "Critical";
                  default -> level;
                });
  }

  private static List<Rating> ratings(Optional<QualysGlossary.Entry> entry) {
    List<Rating> ratings = new ArrayList<>();
    entry
        .flatMap(QualysGlossary.Entry::cvss)
        .ifPresent(score -> ratings.add(new Rating("qualys", "CVSSv2", score, null, null)));
    entry
        .flatMap(QualysGlossary.Entry::cvss3)
        .ifPresent(
            score -> {
              String vector = entry.flatMap(QualysGlossary.Entry::vector3).orElse(null);
              ratings.add(
                  new Rating("qualys", Findings.cvssMethod("3.1", vector), score, vector, null));
            });
    return ratings;
  }

  private static Optional<Location> location(XmlNode detection) {
    XmlNode request = detection.child("PAYLOADS").child("PAYLOAD").child("REQUEST");
    return detection
        .text("URL")
        .or(() -> request.text("URL"))
        .map(
            url ->
                Location.newBuilder()
                    .setUrl(url)
                    .setMethod(request.text("METHOD").orElse(null))
                    .setParameter(detection.text("PARAM").orElse(null))
                    .build());
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.from(DETECTED.parse(text)));
    } catch (DateTimeException e) {
      return Times.parse(text);
    }
  }
}
