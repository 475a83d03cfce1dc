/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.aws;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns a finding of Inspector into one of ours. */
final class InspectorFinding {

  private final ReportNode finding;
  private final ReportNode packages;
  private final ReportNode code;
  private final Optional<AwsImage> image;
  private final String platform;

  InspectorFinding(ReportNode finding) {
    this.finding = finding;
    this.packages = finding.object("packageVulnerabilityDetails");
    this.code = finding.object("codeVulnerabilityDetails");
    List<ReportNode> resources = finding.objects("resources");
    this.image = resources.stream().flatMap(r -> AwsImage.ofInspector(r).stream()).findFirst();
    this.platform =
        resources.stream()
            .map(resource -> resource.object("details"))
            .flatMap(
                details ->
                    Stream.of("awsEcrContainerImage", "awsEc2Instance")
                        .flatMap(field -> details.object(field).text("platform").stream()))
            .findFirst()
            .orElse("");
  }

  RawFinding.Builder read() {
    String type = finding.text("type").orElse("");
    RawFinding.Builder read =
        switch (type) {
          case "PACKAGE_VULNERABILITY" -> vulnerability();
          case "CODE_VULNERABILITY" -> code();
          case "NETWORK_REACHABILITY" -> network();
          default ->
              throw MalformedReportException.at(
                  finding.pointer(), "a finding of Inspector needs a known 'type'");
        };
    String status = finding.text("status").orElse("ACTIVE");
    if (!status.equals("ACTIVE")) {
      read.setSuppressed(true)
          .setSuppressionReason(
              "in AWS Inspector the finding is " + status.toLowerCase(Locale.ROOT));
    }
    return read;
  }

  private RawFinding.Builder common(Category category) {
    ReportNode recommendation = finding.object("remediation").object("recommendation");
    return Findings.at(finding, category)
        .setToolFindingId(finding.text("findingArn").orElse(null))
        .setTitle(finding.firstText("title", "type").orElse("Finding"))
        .setDescription(finding.text("description").orElse(null))
        .setSeverity(finding.text("severity").orElse(null))
        .setLocations(resources())
        .setRemediation(
            recommendation.text("text").filter(text -> !text.equals("None Provided")).orElse(null))
        .setReferences(recommendation.strings("Url"))
        .setTags(tags())
        .setDetectedAt(finding.instant("firstObservedAt").orElse(null));
  }

  private RawFinding.Builder vulnerability() {
    RawFinding.Builder read = common(image.isPresent() ? Category.CONTAINER : Category.SCA);
    Set<String> ids = new LinkedHashSet<>();
    packages.text("vulnerabilityId").map(Findings::spelled).ifPresent(ids::add);
    Set<String> urls = new LinkedHashSet<>(packages.strings("sourceUrl"));
    urls.addAll(packages.strings("referenceUrls"));
    List<ReportNode> affected = packages.objects("vulnerablePackages");
    read.setRuleId(ids.stream().findFirst().orElse(null))
        .setVulnerabilityIds(List.copyOf(ids))
        .setRatings(ratings())
        .setCwes(cwes(packages))
        .setReferences(List.copyOf(urls));
    if (!affected.isEmpty()) {
      ReportNode first = affected.getFirst();
      PackageRef reference =
          AwsPackages.reference(
              first.text("name").orElse("unknown"),
              AwsPackages.version(
                  first.text("epoch"), first.text("version"), first.text("release")),
              first.text("packageManager").orElse(""),
              platform,
              first.text("fixedInVersion"),
              first.text("filePath"));
      read.setPackage$(reference)
          .setLocations(at(first))
          .setEvidence(affected.size() == 1 ? null : listed(affected))
          .setRemediation(
              first
                  .text("remediation")
                  .or(() -> Dependencies.upgrade(reference))
                  .orElse(read.getRemediation()));
    }
    return read;
  }

  /** The other packages that the finding names. */
  private static String listed(List<ReportNode> affected) {
    List<String> lines = new ArrayList<>();
    for (ReportNode entry : affected) {
      lines.add(
          entry.text("name").orElse("")
              + " "
              + entry.text("version").orElse("")
              + entry.text("filePath").map(path -> " at " + path).orElse(""));
    }
    return String.join("\n", lines);
  }

  private List<Location> at(ReportNode affected) {
    List<Location> locations = new ArrayList<>(resources());
    if (locations.isEmpty()) {
      return locations;
    }
    locations.set(
        0,
        Location.newBuilder(locations.getFirst())
            .setPath(affected.text("filePath").orElse(null))
            .setLayer(affected.text("sourceLayerHash").orElse(null))
            .build());
    return locations;
  }

  private RawFinding.Builder code() {
    RawFinding.Builder read = common(Category.SAST);
    ReportNode place = code.object("filePath");
    Set<Integer> cwes = new LinkedHashSet<>(cwes(finding));
    cwes.addAll(cwes(code));
    List<Location> locations = new ArrayList<>();
    locations.add(
        Location.newBuilder()
            .setPath(place.firstText("filePath", "fileName").orElse(null))
            .setStartLine(place.position("startLine").orElse(null))
            .setEndLine(place.position("endLine").orElse(null))
            .build());
    locations.addAll(resources());
    List<String> tags = new ArrayList<>(read.getTags());
    tags.addAll(code.strings("detectorTags"));
    return read.setRuleId(code.firstText("ruleId", "detectorId").orElse(null))
        .setToolFindingId(null)
        .setCwes(List.copyOf(cwes))
        .setLocations(locations)
        .setReferences(code.strings("referenceUrls"))
        .setTags(tags);
  }

  private RawFinding.Builder network() {
    ReportNode details = finding.object("networkReachabilityDetails");
    ReportNode range = details.object("openPortRange");
    List<String> steps = new ArrayList<>();
    for (ReportNode step : details.object("networkPath").objects("steps")) {
      steps.add(
          step.text("componentType").map(text -> text + " ").orElse("")
              + step.text("componentId").orElse(""));
    }
    String ports =
        details.text("protocol").orElse("")
            + " "
            + range.text("begin").orElse("")
            + "-"
            + range.text("end").orElse("");
    return common(Category.CLOUD)
        .setRuleId("NETWORK_REACHABILITY " + ports)
        .setMessage("open ports: " + ports.strip())
        .setEvidence(steps.isEmpty() ? null : String.join("\n", steps));
  }

  private static List<Integer> cwes(ReportNode node) {
    return node.strings("cwes").stream()
        .flatMap(text -> Findings.cwes(text).stream())
        .distinct()
        .toList();
  }

  private List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    for (ReportNode cvss : packages.objects("cvss")) {
      rating(cvss, "baseScore", "source").ifPresent(ratings::add);
    }
    rating(finding.object("inspectorScoreDetails").object("adjustedCvss"), "score", "scoreSource")
        .ifPresent(ratings::add);
    packages
        .text("vendorSeverity")
        .ifPresent(
            severity ->
                ratings.add(Findings.severity(packages.text("source").orElse("vendor"), severity)));
    return Findings.distinct(ratings);
  }

  private static Optional<Rating> rating(ReportNode cvss, String scoreField, String sourceField) {
    Optional<String> vector = cvss.text("scoringVector");
    Optional<Double> score = cvss.number(scoreField);
    return vector.isEmpty() && score.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rating(
                cvss.text(sourceField).orElse("aws inspector").toLowerCase(Locale.ROOT),
                Findings.cvssMethod(cvss.text("version").orElse(null), vector.orElse(null)),
                score.orElse(null),
                vector.orElse(null),
                null));
  }

  private List<Location> resources() {
    List<Location> locations = new ArrayList<>();
    for (ReportNode resource : finding.objects("resources")) {
      Optional<AwsImage> of = AwsImage.ofInspector(resource);
      locations.add(
          Location.newBuilder()
              .setResource(resource.text("id").orElse(null))
              .setImage(of.map(AwsImage::reference).orElse(null))
              .setImageDigest(of.flatMap(AwsImage::digest).orElse(null))
              .build());
    }
    return locations;
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    finding.text("type").ifPresent(tags::add);
    finding.text("awsAccountId").ifPresent(account -> tags.add("account:" + account));
    finding.objects("resources").stream()
        .flatMap(resource -> resource.text("region").stream())
        .distinct()
        .forEach(region -> tags.add("region:" + region));
    finding
        .text("exploitAvailable")
        .filter("YES"::equals)
        .ifPresent(yes -> tags.add("exploit available"));
    return tags;
  }
}
