/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.acunetix;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.HtmlText;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.Times;
import io.sluice.ingest.report.XmlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns a report item into a finding. */
final class AcunetixItem {

  private static final DateTimeFormatter EXPORTED =
      DateTimeFormatter.ofPattern("d/M/yyyy, HH:mm:ss", Locale.ROOT);

  private final String start;
  private final XmlNode item;

  AcunetixItem(String start, XmlNode item) {
    this.start = start;
    this.item = item;
  }

  static Optional<Instant> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, EXPORTED).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Times.parse(text);
    }
  }

  RawFinding.Builder finding() {
    String name =
        item.firstText("Name", "ModuleName")
            .orElseThrow(
                () -> MalformedReportException.at(item.pointer(), "a ReportItem needs a 'Name'"));
    boolean falsePositive =
        item.text("IsFalsePositive")
            .filter(text -> text.equalsIgnoreCase("true") || text.equals("1"))
            .isPresent();
    Optional<String> request = item.child("TechnicalDetails").text("Request");
    return Findings.at(item, Category.DAST)
        .setRuleId(item.text("ModuleName").orElse(null))
        .setTitle(name)
        .setMessage(joined(html("Details"), html("Impact")).orElse(null))
        .setDescription(joined(html("Description"), html("DetailedInformation")).orElse(null))
        .setSeverity(item.text("Severity").orElse(null))
        .setRatings(ratings())
        .setCwes(cwes())
        .setVulnerabilityIds(Findings.covered("ACUNETIX-" + name, cves()))
        .setLocations(location(request).stream().toList())
        .setEvidence(
            request
                .flatMap(text -> text.lines().findFirst())
                .map(line -> "Request: " + line)
                .orElse(null))
        .setRemediation(html("Recommendation").orElse(null))
        .setReferences(references())
        .setTags(item.text("Type").stream().toList())
        .setSuppressed(falsePositive)
        .setSuppressionReason(falsePositive ? "marked as a false positive in Acunetix" : null);
  }

  private List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    for (String version : List.of("CVSS", "CVSS3", "CVSS4")) {
      XmlNode cvss = item.child(version);
      Optional<String> vector = cvss.text("Descriptor");
      Optional<Double> score = cvss.number("Score");
      if (vector.isPresent() || score.isPresent()) {
        String number = version.equals("CVSS") ? "2" : version.substring(4);
        ratings.add(
            new Rating(
                "acunetix",
                Findings.cvssMethod(number, vector.orElse(null)),
                score.orElse(null),
                vector.orElse(null),
                null));
      }
    }
    return ratings;
  }

  /** In {@code CWEList} or, of older versions, beside it. */
  private List<Integer> cwes() {
    Set<Integer> cwes = new LinkedHashSet<>();
    List<XmlNode> elements = new ArrayList<>(item.child("CWEList").children("CWE"));
    elements.addAll(item.children("CWE"));
    for (XmlNode cwe : elements) {
      cwe.attribute("id").or(cwe::text).flatMap(Findings::cwe).ifPresent(cwes::add);
    }
    return List.copyOf(cwes);
  }

  private List<String> cves() {
    List<String> ids = new ArrayList<>();
    for (XmlNode cve : item.child("CVEList").children()) {
      Stream.of(cve.text(), cve.attribute("id"), cve.text("ID"))
          .flatMap(Optional::stream)
          .forEach(text -> ids.addAll(Findings.vulnerabilityIds(text)));
    }
    return ids;
  }

  private Optional<Location> location(Optional<String> request) {
    String base = start.replaceFirst("/+$", "");
    if (base.isEmpty()) {
      return Optional.empty();
    }
    String affects = item.text("Affects").orElse("");
    String url;
    if (affects.startsWith("http://") || affects.startsWith("https://")) {
      url = affects;
    } else {
      // Affects is a path from the root of the server.
      String server = (base.contains("://") ? base : "http://" + base);
      int path = server.indexOf('/', server.indexOf("://") + 3);
      String root = affects.startsWith("/") && path > 0 ? server.substring(0, path) : server;
      url = root + (affects.isEmpty() || affects.startsWith("/") ? affects : "/" + affects);
    }
    return Optional.of(
        Location.newBuilder()
            .setUrl(url)
            .setMethod(
                request
                    .map(text -> text.replaceFirst("(?s)\\s.*", ""))
                    .filter(method -> method.matches("[A-Z]{1,20}"))
                    .orElse(null))
            .setParameter(item.text("Parameter").orElse(null))
            .setPath(item.text("AOP_SourceFile").orElse(null))
            .setStartLine(item.position("AOP_SourceLine").orElse(null))
            .build());
  }

  private List<String> references() {
    List<String> urls = new ArrayList<>();
    for (XmlNode reference : item.child("References").children("Reference")) {
      reference.text("URL").filter(url -> url.startsWith("http")).ifPresent(urls::add);
    }
    return urls;
  }

  private Optional<String> html(String field) {
    return item.text(field).map(HtmlText::plain).filter(text -> !text.isEmpty());
  }

  private static Optional<String> joined(Optional<String> first, Optional<String> second) {
    return first.isPresent() && second.isPresent()
        ? Optional.of(first.get() + "\n\n" + second.get())
        : first.or(() -> second);
  }
}
