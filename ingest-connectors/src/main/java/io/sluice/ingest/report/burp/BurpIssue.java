/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.burp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/** Turns an issue of Burp into a finding; both APIs give texts in HTML. */
final class BurpIssue {

  /** Burp's own notes on an issue. */
  static final Set<String> SKIPPED = Set.of("internal_data", "tickets", "generated_by");

  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]{3,500}");
  private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]{3,10}) (\\S{1,2000}) HTTP/");
  private static final int EVIDENCE = 2_000;

  private BurpIssue() {}

  static RawFinding.Builder rest(ReportNode issue) {
    List<ReportNode> evidence = issue.objects("evidence");
    Optional<String> request =
        evidence.stream()
            .map(entry -> request(entry.object("request_response")))
            .filter(text -> !text.isBlank())
            .findFirst();
    String background = issue.text("issue_background").orElse("");
    String remediation = issue.text("remediation_background").orElse("");
    return common(issue, request, evidence)
        .setRuleId(issue.firstText("type_index", "name").orElse(null))
        .setToolFindingId(issue.text("serial_number").orElse(null))
        .setTitle(issue.firstText("name", "caption", "type_index").orElse("Burp issue"))
        .setMessage(issue.text("description").map(BurpIssue::plain).orElse(null))
        .setDescription(plain(background))
        .setRemediation(
            plain(remediation + issue.text("remediation").map(t -> "<p>" + t).orElse("")))
        .setCwes(
            issue
                .text("vulnerability_classifications")
                .map(text -> List.copyOf(Findings.cwes(plain(text))))
                .orElse(List.of()))
        .setReferences(links(background, remediation, issue.text("references").orElse("")))
        .setTags(List.of());
  }

  static RawFinding.Builder graphql(ReportNode issue) {
    ReportNode type = issue.object("issue_type");
    Optional<String> request =
        issue.objects("evidence").stream()
            .map(
                entry ->
                    String.join(
                        "",
                        entry.objects("request_segments").stream()
                            .flatMap(
                                segment ->
                                    segment.firstText("data_html", "highlight_html").stream())
                            .map(BurpIssue::plain)
                            .toList()))
            .filter(text -> !text.isBlank())
            .findFirst();
    String classes = type.text("vulnerability_classifications_html").orElse("");
    return common(issue, request, List.of())
        .setRuleId(
            type.text("type_index")
                .or(() -> issue.text("type_index"))
                .or(() -> type.text("name"))
                .orElse(null))
        .setToolFindingId(issue.text("serial_number").orElse(null))
        .setTitle(type.text("name").orElse("Burp issue"))
        .setMessage(issue.text("description_html").map(BurpIssue::plain).orElse(null))
        .setDescription(type.text("description_html").map(BurpIssue::plain).orElse(null))
        .setRemediation(
            plain(
                Stream.of(issue.text("remediation_html"), type.text("remediation_html"))
                    .flatMap(Optional::stream)
                    .reduce("", (a, b) -> a.isEmpty() ? b : a + "\n" + b)))
        .setCwes(List.copyOf(Findings.cwes(plain(classes))))
        .setReferences(links(type.text("references_html").orElse(""), classes, ""));
  }

  private static RawFinding.Builder common(
      ReportNode issue, Optional<String> request, List<ReportNode> evidence) {
    String origin = issue.text("origin").orElse("");
    String path = issue.text("path").orElse("");
    String severity = issue.text("severity").orElse("");
    Optional<String> asked =
        evidence.stream()
            .flatMap(entry -> entry.object("request_response").text("url").stream())
            .findFirst();
    Matcher line = REQUEST_LINE.matcher(request.orElse(""));
    RawFinding.Builder finding =
        Findings.at(issue, Category.DAST)
            .setSeverity(severity.equals("false_positive") || severity.isEmpty() ? null : severity)
            .setConfidence(issue.text("confidence").orElse(null))
            .setEvidence(request.map(text -> text.strip()).orElse(null))
            .setLocations(
                List.of(
                    Location.newBuilder()
                        .setUrl(origin.isEmpty() ? asked.orElse(path) : origin + path)
                        .setMethod(line.lookingAt() ? line.group(1) : null)
                        .setParameter(parameter(issue).orElse(null))
                        .build()));
    boolean novelty = issue.text("novelty").filter("REPEATED"::equals).isPresent();
    boolean wrong =
        severity.equals("false_positive")
            || issue.text("severity").filter("FALSE_POSITIVE"::equalsIgnoreCase).isPresent();
    if (wrong) {
      finding.setSuppressed(true).setSuppressionReason("false positive in Burp");
    }
    return novelty ? finding.setTags(List.of("repeated")) : finding;
  }

  /** {@code /ftp [q parameter]}. */
  private static Optional<String> parameter(ReportNode issue) {
    Matcher matcher =
        Pattern.compile("\\[([^\\]]{1,200}) (?:parameter|cookie|header)[^\\]]{0,50}\\]")
            .matcher(issue.text("caption").orElse(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A request comes in pieces, of which some are highlighted and some left out. */
  private static String request(ReportNode exchange) {
    StringBuilder request = new StringBuilder();
    for (ReportNode segment : exchange.objects("request")) {
      if (request.length() < EVIDENCE) {
        segment.text("data").flatMap(BurpIssue::decoded).ifPresent(request::append);
      }
    }
    return request.toString();
  }

  private static Optional<String> decoded(String base64) {
    try {
      String text = new String(Base64.getMimeDecoder().decode(base64), ISO_8859_1);
      return Optional.of(text.substring(0, Math.min(EVIDENCE, text.length())));
    } catch (IllegalArgumentException e) {
      // Cut, or not what the API promises; only the evidence is lost.
      return Optional.empty();
    }
  }

  private static List<String> links(String... html) {
    Set<String> urls = new LinkedHashSet<>();
    for (String text : html) {
      Matcher matcher = LINK.matcher(text);
      while (matcher.find()) {
        urls.add(matcher.group());
      }
    }
    return new ArrayList<>(urls);
  }

  private static String plain(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return html;
    }
    String broken = html.replaceAll("(?i)</p>|</li>|<br\\s{0,5}/?>", "$0\n");
    return Jsoup.parse(
            Jsoup.clean(
                broken, "", Safelist.none(), new Document.OutputSettings().prettyPrint(false)))
        .wholeText()
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }
}
