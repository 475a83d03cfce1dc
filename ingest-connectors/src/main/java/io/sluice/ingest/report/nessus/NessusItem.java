/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nessus;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.XmlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a report item into a finding. */
final class NessusItem {

  private static final Pattern DETECTED_ON = Pattern.compile("(?i)\\bURL '([^'\\s]{1,2000})'");
  private static final Pattern INPUT =
      Pattern.compile("(?i)\\binput (?:named )?'([^'\\s]{1,200})'");

  private final NessusHost host;
  private final XmlNode item;

  NessusItem(NessusHost host, XmlNode item) {
    this.host = host;
    this.item = item;
  }

  /** A compliance check that passed says that all is well. */
  boolean isFinding() {
    return !item.text("compliance-result").filter("PASSED"::equalsIgnoreCase).isPresent();
  }

  RawFinding.Builder finding() {
    Optional<String> plugin = item.value("pluginID");
    Optional<String> check = item.text("compliance-check-name");
    String title =
        check
            .or(() -> item.attribute("pluginName"))
            .or(() -> item.text("plugin_name"))
            .or(() -> item.text("synopsis"))
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        item.pointer(), "a ReportItem needs a 'pluginName'"));
    return Findings.at(item, Category.DAST)
        .setRuleId(plugin.map(id -> check.isPresent() ? id + ":" + check.get() : id).orElse(null))
        .setTitle(title)
        .setMessage(item.firstText("plugin_output", "compliance-actual-value").orElse(null))
        .setDescription(description().orElse(null))
        .setSeverity(severity().orElse(null))
        .setRatings(ratings())
        .setCwes(cwes())
        .setVulnerabilityIds(Findings.covered("NESSUS-" + plugin.orElse("?"), item.texts("cve")))
        .setLocations(List.of(location()))
        .setRemediation(
            item.firstText("solution", "compliance-solution")
                .filter(text -> !text.equals("n/a"))
                .orElse(null))
        .setReferences(references())
        .setTags(tags());
  }

  private Optional<String> description() {
    Optional<String> synopsis = item.text("synopsis");
    Optional<String> description = item.firstText("description", "compliance-info");
    return synopsis.isPresent() && description.isPresent()
        ? Optional.of(synopsis.get() + "\n\n" + description.get())
        : synopsis.or(() -> description);
  }

  private Optional<String> severity() {
    return switch (item.attribute("severity").orElse("")) {
      case "0" -> Optional.of("Info");
      case "1" -> Optional.of("Low");
      case "2" -> Optional.of("Medium");
      case "3" -> Optional.of("High");
      case "4" -> Optional.of("Critical");
      default -> item.text("risk_factor");
    };
  }

  private List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    rating("CVSSv2", item.number("cvss_base_score").or(() -> item.number("cvss")), "cvss_vector")
        .ifPresent(ratings::add);
    rating(
            "CVSSv3",
            item.number("cvss3_base_score").or(() -> item.number("cvssv3")),
            "cvss3_vector")
        .ifPresent(ratings::add);
    rating("CVSSv4", item.number("cvss4_base_score"), "cvss4_vector").ifPresent(ratings::add);
    item.number("vpr_score")
        .ifPresent(score -> ratings.add(new Rating("tenable", "VPR", score, null, null)));
    return ratings;
  }

  private Optional<Rating> rating(String method, Optional<Double> score, String vectorField) {
    String vector = item.text(vectorField).map(NessusItem::vector).orElse(null);
    if (vector == null && score.isEmpty()) {
      return Optional.empty();
    }
    String exact = method.equals("CVSSv3") ? Findings.cvssMethod("3", vector) : method;
    return Optional.of(new Rating("tenable", exact, score.orElse(null), vector, null));
  }

  /** {@code CVSS2#AV:N/...} is Tenable's own prefix. */
  private static String vector(String text) {
    return text.startsWith("CVSS2#") ? text.substring(6) : text;
  }

  private List<Integer> cwes() {
    Set<Integer> cwes = new LinkedHashSet<>();
    item.texts("cwe").forEach(text -> Findings.cwe(text).ifPresent(cwes::add));
    for (String reference : item.texts("xref")) {
      cwes.addAll(Findings.cwes(reference));
    }
    return List.copyOf(cwes);
  }

  private Location location() {
    String output = item.text("plugin_output").orElse("");
    if (isUrl(host.name())) {
      return Location.newBuilder()
          .setUrl(first(DETECTED_ON, output).filter(NessusItem::isUrl).orElse(host.name()))
          .setParameter(first(INPUT, output).orElse(null))
          .build();
    }
    String port = item.attribute("port").filter(number -> !number.equals("0")).orElse("");
    String protocol = item.attribute("protocol").orElse("tcp").toLowerCase(Locale.ROOT);
    String address = port.isEmpty() ? host.reached() : host.reached() + ":" + port;
    Location.Builder location =
        Location.newBuilder().setResource(port.isEmpty() ? address : address + "/" + protocol);
    scheme().ifPresent(scheme -> location.setUrl(scheme + "://" + address + "/"));
    return location.build();
  }

  private Optional<String> scheme() {
    return switch (item.attribute("svc_name").orElse("").replace("?", "")) {
      case "www", "http" -> Optional.of(isTls() ? "https" : "http");
      case "https" -> Optional.of("https");
      default -> Optional.empty();
    };
  }

  private boolean isTls() {
    return item.attribute("port")
        .filter(port -> port.equals("443") || port.equals("8443"))
        .isPresent();
  }

  private static boolean isUrl(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private List<String> references() {
    return item.texts("see_also").stream()
        .flatMap(text -> text.lines())
        .map(String::strip)
        .filter(NessusItem::isUrl)
        .toList();
  }

  private List<String> tags() {
    Set<String> tags = new LinkedHashSet<>();
    item.attribute("pluginFamily").ifPresent(tags::add);
    item.flag("exploit_available")
        .filter(yes -> yes)
        .ifPresent(yes -> tags.add("exploit available"));
    item.texts("xref").stream()
        .filter(text -> !text.startsWith("CWE"))
        .limit(20)
        .forEach(tags::add);
    item.text("compliance-result").ifPresent(tags::add);
    return List.copyOf(tags);
  }
}
