/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.burp;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.HtmlText;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.XmlNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns an issue into a finding. */
final class BurpXmlIssue {

  /**
   * {@code /basket [b_id cookie]}, {@code /search [q parameter]}, {@code / [Referer HTTP header]}.
   */
  private static final Pattern INSERTED =
      Pattern.compile(
          "\\[(.{1,200}?) (?:(?:JSON |XML |body |cookie |URL |multipart )?parameter|cookie"
              + "|HTTP header|XML attribute|parameter value)\\]$");

  private static final Pattern LINK = Pattern.compile("href\\s{0,3}=\\s{0,3}[\"']([^\"']{1,2000})");

  /** {@code java.util.Date.toString()}. */
  private static final DateTimeFormatter EXPORTED =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss zzz yyyy", Locale.ENGLISH);

  private final XmlNode issue;

  BurpXmlIssue(XmlNode issue) {
    this.issue = issue;
  }

  static Optional<Instant> time(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, EXPORTED).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  RawFinding.Builder finding() {
    Optional<String> severity = issue.text("severity");
    boolean falsePositive = severity.filter("False positive"::equalsIgnoreCase).isPresent();
    return Findings.at(issue, Category.DAST)
        .setRuleId(issue.text("type").orElse(null))
        .setToolFindingId(issue.text("serialNumber").orElse(null))
        .setTitle(
            issue
                .firstText("name", "type")
                .orElseThrow(
                    () ->
                        MalformedReportException.at(
                            issue.pointer(), "an issue needs a 'name' or a 'type'")))
        .setMessage(message().orElse(null))
        .setDescription(html("issueBackground").orElse(null))
        .setSeverity(severity.orElse(null))
        .setConfidence(issue.text("confidence").orElse(null))
        .setCwes(List.copyOf(Findings.cwes(issue.text("vulnerabilityClassifications").orElse(""))))
        .setLocations(location().stream().toList())
        .setEvidence(request().map(line -> "Request: " + line).orElse(null))
        .setRemediation(
            joined(html("remediationDetail"), html("remediationBackground")).orElse(null))
        .setReferences(references())
        .setSuppressed(falsePositive)
        .setSuppressionReason(falsePositive ? "marked as a false positive in Burp" : null);
  }

  private Optional<String> message() {
    List<String> items = new ArrayList<>();
    for (XmlNode item : issue.child("issueDetailItems").children("issueDetailItem")) {
      item.text().map(HtmlText::plain).ifPresent(items::add);
    }
    Optional<String> details =
        items.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", items));
    return joined(html("issueDetail"), details);
  }

  private Optional<Location> location() {
    String host = issue.text("host").orElse("").replaceFirst("/+$", "");
    String path = issue.text("path").orElse("");
    if (host.isEmpty() && path.isEmpty()) {
      return Optional.empty();
    }
    Matcher inserted = INSERTED.matcher(issue.text("location").orElse(""));
    return Optional.of(
        Location.newBuilder()
            .setUrl(path.startsWith("http") || host.isEmpty() ? path : host + path)
            .setMethod(method().orElse(null))
            .setParameter(inserted.find() ? inserted.group(1) : null)
            .build());
  }

  private Optional<String> method() {
    return requests().stream()
        .flatMap(request -> request.attribute("method").stream())
        .findFirst()
        .or(() -> request().map(line -> line.replaceFirst(" .*", "")))
        .map(text -> text.toUpperCase(Locale.ROOT))
        .filter(text -> text.matches("[A-Z]{1,20}"));
  }

  private Optional<String> request() {
    return requests().stream().flatMap(request -> firstLine(request).stream()).findFirst();
  }

  private List<XmlNode> requests() {
    List<XmlNode> requests = new ArrayList<>();
    for (XmlNode exchange : issue.children("requestresponse")) {
      requests.addAll(exchange.children("request"));
    }
    return requests;
  }

  /** Of Base64 the beginning is enough; it may have been cut. */
  private static Optional<String> firstLine(XmlNode request) {
    Optional<String> text = request.text();
    if (text.isPresent() && request.flag("base64").orElse(false)) {
      String packed = text.get().replaceAll("\\s", "");
      int whole = Math.min(packed.length(), 4_096) / 4 * 4;
      try {
        text =
            Optional.of(
                new String(
                    Base64.getDecoder().decode(packed.substring(0, whole)),
                    StandardCharsets.ISO_8859_1));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return text.flatMap(lines -> lines.lines().findFirst()).filter(line -> !line.isBlank());
  }

  private List<String> references() {
    Set<String> urls = new LinkedHashSet<>();
    for (String field : List.of("references", "vulnerabilityClassifications")) {
      Matcher links = LINK.matcher(issue.text(field).orElse(""));
      while (links.find()) {
        urls.add(HtmlText.plain(links.group(1)));
      }
    }
    return urls.stream().filter(url -> url.startsWith("http")).toList();
  }

  private Optional<String> html(String field) {
    return issue.text(field).map(HtmlText::plain).filter(text -> !text.isEmpty());
  }

  private static Optional<String> joined(Optional<String> first, Optional<String> second) {
    return first.isPresent() && second.isPresent()
        ? Optional.of(first.get() + "\n\n" + second.get())
        : first.or(() -> second);
  }
}
