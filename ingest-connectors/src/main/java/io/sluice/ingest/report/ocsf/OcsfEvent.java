/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.ocsf;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the findings of an event. */
final class OcsfEvent {

  private static final String PROWLER = "prowler";
  private static final Set<String> PASSED = Set.of("pass", "passed");

  /** Somebody has to look; the check has found nothing. */
  private static final Set<String> UNDECIDED = Set.of("manual", "skipped", "not_available", "info");

  private final ReportNode event;
  private final ReportNode info;
  private final ReportNode metadata;
  private final List<ReportNode> vulnerabilities;

  OcsfEvent(ReportNode event) {
    this.event = event;
    this.info = event.has("finding_info") ? event.object("finding_info") : event.object("finding");
    this.metadata = event.object("metadata");
    this.vulnerabilities = event.objects("vulnerabilities");
  }

  static String product(ReportNode event) {
    ReportNode product = event.object("metadata").object("product");
    return product
        .firstText("name", "uid")
        .or(() -> product.text("vendor_name"))
        .orElse("ocsf")
        .toLowerCase(Locale.ROOT);
  }

  ScanHeader header() {
    String product = product(event);
    ReportNode source = metadata.object("product");
    ScanHeader header =
        ScanHeader.of(product, category(firstVulnerability()))
            .withToolVersion(source.text("version"))
            .withConfiguration(product.equals(PROWLER) ? "" : "ocsf");
    return product.equals(PROWLER)
        ? header
        : header.incomplete("events, which say nothing of what is not among them");
  }

  private ReportNode firstVulnerability() {
    return vulnerabilities.isEmpty() ? ReportNode.absent() : vulnerabilities.getFirst();
  }

  void write(ReportWriter writer) throws IOException {
    if (passed()) {
      return;
    }
    if (vulnerabilities.isEmpty()) {
      writer.finding(finding(event, ReportNode.absent()));
    }
    for (ReportNode vulnerability : vulnerabilities) {
      writer.finding(finding(vulnerability, vulnerability));
    }
  }

  private boolean passed() {
    return event
        .text("status_code")
        .or(() -> event.object("compliance").text("status"))
        .filter(status -> PASSED.contains(status.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  private Category category(ReportNode vulnerability) {
    boolean image =
        event.objects("resources").stream()
            .flatMap(resource -> resource.text("type").stream())
            .map(type -> type.toLowerCase(Locale.ROOT))
            .anyMatch(type -> type.contains("image") || type.contains("container"));
    if (vulnerability.has("affected_packages")
        || vulnerability.has("packages")
        || vulnerability.object("cve").has("uid")) {
      return image ? Category.CONTAINER : Category.SCA;
    }
    if (vulnerability.has("affected_code")) {
      return Category.SAST;
    }
    return switch (event.text("class_uid").orElse("")) {
      case "2004" -> product(event).equals(PROWLER) ? Category.CLOUD : Category.RUNTIME;
      case "2007" -> event.has("compliance") ? Category.CLOUD : Category.SAST;
      default -> Category.CLOUD;
    };
  }

  private RawFinding.Builder finding(ReportNode at, ReportNode vulnerability) {
    OcsfVulnerability flaw = new OcsfVulnerability(vulnerability);
    Category category = category(vulnerability);
    Optional<String> rule = rule();
    Optional<String> title =
        vulnerability.text("title").or(() -> info.text("title")).or(() -> event.text("message"));
    RawFinding.Builder finding =
        Findings.at(at, category)
            .setRuleId(flaw.id().or(() -> flaw.rule()).or(() -> rule).orElse(null))
            .setToolFindingId(toolFindingId(vulnerability).orElse(null))
            .setTitle(title.or(() -> rule).or(flaw::id).orElse("Finding"))
            .setMessage(event.firstText("status_detail", "message").orElse(null))
            .setDescription(
                vulnerability
                    .text("desc")
                    .or(() -> info.text("desc"))
                    .or(() -> event.text("risk_details"))
                    .orElse(null))
            .setSeverity(severity(vulnerability).orElse(null))
            .setRatings(flaw.ratings())
            .setConfidence(event.firstText("confidence", "confidence_id").orElse(null))
            .setCwes(flaw.cwes())
            .setVulnerabilityIds(flaw.ids())
            .setPackage$(flaw.reference().orElse(null))
            .setLocations(locations(flaw))
            .setRemediation(
                vulnerability
                    .object("remediation")
                    .text("desc")
                    .or(() -> event.object("remediation").text("desc"))
                    .orElse(null))
            .setReferences(references(vulnerability))
            .setTags(tags())
            .setDetectedAt(
                info.instant("first_seen_time_dt")
                    .or(() -> info.instant("created_time_dt"))
                    .or(() -> event.instant("time_dt"))
                    .orElse(null));
    silence().ifPresent(why -> finding.setSuppressed(true).setSuppressionReason(why));
    return finding;
  }

  private Optional<String> rule() {
    return metadata
        .text("event_code")
        .or(() -> event.object("compliance").text("control"))
        .or(() -> info.object("analytic").firstText("uid", "name"));
  }

  /** Prowler masks ids in its examples; several vulnerabilities of one event share its id. */
  private Optional<String> toolFindingId(ReportNode vulnerability) {
    return vulnerability.isPresent() && vulnerabilities.size() > 1
        ? Optional.empty()
        : info.text("uid").filter(uid -> !uid.startsWith("<"));
  }

  private Optional<String> severity(ReportNode vulnerability) {
    return vulnerability
        .text("severity")
        .or(() -> event.text("severity"))
        .or(
            () ->
                event
                    .text("severity_id")
                    .map(
                        id ->
                            switch (id) {
                              case "1" -> "informational";
                              case "2" -> "low";
                              case "3" -> "medium";
                              case "4" -> "high";
                              case "5", "6" -> "critical";
                              default -> "unknown";
                            }));
  }

  /** The name goes first: Prowler 4 writes the id of another status beside {@code New}. */
  private Optional<String> silence() {
    String product = product(event);
    Optional<String> undecided =
        event.text("status_code").filter(code -> UNDECIDED.contains(code.toLowerCase(Locale.ROOT)));
    if (undecided.isPresent()) {
      return undecided.map(code -> "not decided by " + product + ": " + code);
    }
    String status =
        event
            .text("status")
            .or(
                () ->
                    event
                        .text("status_id")
                        .map(
                            id ->
                                switch (id) {
                                  case "3" -> "suppressed";
                                  case "4" -> "resolved";
                                  case "5" -> "archived";
                                  case "6" -> "deleted";
                                  default -> "new";
                                }))
            .orElse("new")
            .toLowerCase(Locale.ROOT);
    if (Set.of("suppressed", "resolved", "archived", "deleted").contains(status)) {
      return Optional.of(status + " in " + product);
    }
    return event.text("activity_id").filter("3"::equals).map(id -> "closed in " + product);
  }

  private List<Location> locations(OcsfVulnerability flaw) {
    List<Location> locations = new ArrayList<>(flaw.code());
    for (ReportNode resource : resources()) {
      Optional<String> uid = resource.text("uid").filter(text -> !text.startsWith("<"));
      Optional<String> name = resource.text("name");
      String namespace = resource.text("namespace").map(text -> text + "/").orElse("");
      locations.add(
          Location.newBuilder()
              .setResource(uid.or(() -> name.map(text -> namespace + text)).orElse(null))
              .setPath(locations.isEmpty() ? flaw.path().orElse(null) : null)
              .build());
    }
    return locations;
  }

  private List<ReportNode> resources() {
    List<ReportNode> resources = event.objects("resources");
    ReportNode single = event.object("resource");
    return resources.isEmpty() && !single.fields().isEmpty() ? List.of(single) : resources;
  }

  private List<String> references(ReportNode vulnerability) {
    Set<String> urls = new LinkedHashSet<>(vulnerability.strings("references"));
    ReportNode remediation = event.object("remediation");
    remediation.strings("references").stream()
        .filter(text -> text.startsWith("http"))
        .forEach(urls::add);
    info.text("src_url").ifPresent(urls::add);
    ReportNode unmapped = event.get("unmapped");
    if (unmapped.isObject() && unmapped.get("related_url").isScalar()) {
      unmapped.text("related_url").ifPresent(urls::add);
    }
    return List.copyOf(urls);
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>(info.strings("types"));
    ReportNode cloud = event.object("cloud");
    cloud.text("provider").ifPresent(tags::add);
    cloud
        .object("account")
        .text("uid")
        .filter(uid -> !uid.startsWith("<"))
        .ifPresent(uid -> tags.add("account:" + uid));
    cloud.text("region").ifPresent(region -> tags.add("region:" + region));
    resources().stream()
        .flatMap(
            resource ->
                Stream.concat(
                    resource.text("type").stream(), resource.object("group").text("name").stream()))
        .distinct()
        .forEach(tags::add);
    return tags;
  }
}
