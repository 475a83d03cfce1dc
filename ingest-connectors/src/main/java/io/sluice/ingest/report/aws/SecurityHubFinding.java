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
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns a finding in ASFF into one of ours. */
final class SecurityHubFinding {

  private final ReportNode finding;
  private final ReportNode fields;
  private final ReportNode vulnerability;
  private final Optional<ReportNode> affected;
  private final Optional<ReportNode> code;
  private final Optional<AwsImage> image;

  SecurityHubFinding(ReportNode finding) {
    this.finding = finding;
    this.fields = finding.object("ProductFields");
    List<ReportNode> vulnerabilities = finding.objects("Vulnerabilities");
    this.vulnerability =
        vulnerabilities.isEmpty() ? ReportNode.absent() : vulnerabilities.getFirst();
    this.affected = vulnerability.objects("VulnerablePackages").stream().findFirst();
    this.code = vulnerability.objects("CodeVulnerabilities").stream().findFirst();
    this.image =
        finding.objects("Resources").stream()
            .flatMap(resource -> AwsImage.ofSecurityHub(resource).stream())
            .findFirst();
  }

  /** Tool behind Security Hub, {@code aws inspector}; others' products under their own name. */
  static String product(ReportNode finding) {
    String name =
        finding
            .text("ProductName")
            .or(() -> finding.object("ProductFields").text("aws/securityhub/ProductName"))
            .or(() -> finding.text("ProductArn").flatMap(SecurityHubFormat::lastPart))
            .orElse("security hub")
            .toLowerCase(Locale.ROOT);
    return switch (name) {
      case "securityhub", "security hub", "default" -> "aws security hub";
      case "inspector", "guardduty", "macie", "config", "health", "detective" -> "aws " + name;
      case "iam access analyzer", "access-analyzer" -> "aws access analyzer";
      default -> name;
    };
  }

  static Category scanCategory(ReportNode finding) {
    return product(finding).equals("aws guardduty") ? Category.RUNTIME : Category.CLOUD;
  }

  private Category category() {
    if (code.isPresent()) {
      return Category.SAST;
    }
    if (affected.isPresent()) {
      return image.isPresent() ? Category.CONTAINER : Category.SCA;
    }
    return scanCategory(finding);
  }

  RawFinding.Builder read() {
    ReportNode recommendation = finding.object("Remediation").object("Recommendation");
    RawFinding.Builder read =
        Findings.at(finding, category())
            .setRuleId(rule().orElse(null))
            .setToolFindingId(code.isPresent() ? null : finding.text("Id").orElse(null))
            .setTitle(finding.firstText("Title", "GeneratorId").orElse("Finding"))
            .setDescription(finding.text("Description").orElse(null))
            .setSeverity(severity().orElse(null))
            .setRatings(ratings())
            .setConfidence(finding.text("Confidence").orElse(null))
            .setCwes(cwes())
            .setVulnerabilityIds(ids())
            .setPackage$(affected.map(this::reference).orElse(null))
            .setLocations(locations())
            .setEvidence(
                finding.object("ProductFields").text("aws/securityhub/annotation").orElse(null))
            .setRemediation(
                affected
                    .flatMap(entry -> entry.text("Remediation"))
                    .or(
                        () ->
                            recommendation
                                .text("Text")
                                .filter(text -> !text.equals("None Provided")))
                    .orElse(null))
            .setReferences(references(recommendation))
            .setTags(tags())
            .setDetectedAt(
                finding
                    .instant("FirstObservedAt")
                    .or(() -> finding.instant("CreatedAt"))
                    .orElse(null));
    silence().ifPresent(why -> read.setSuppressed(true).setSuppressionReason(why));
    return read;
  }

  /** Control of a standard; of GuardDuty the type, as its generator is the detector. */
  private Optional<String> rule() {
    Optional<String> control =
        finding
            .object("Compliance")
            .text("SecurityControlId")
            .or(() -> fields.firstText("ControlId", "RuleId", "aws/securityhub/ControlId"));
    if (control.isPresent()) {
      return control;
    }
    if (!vulnerability.fields().isEmpty()) {
      return vulnerability.text("Id").or(() -> finding.text("GeneratorId"));
    }
    Optional<String> generator =
        finding.text("GeneratorId").filter(text -> !text.startsWith("arn:"));
    List<String> types = finding.strings("Types");
    return generator.isPresent() || types.isEmpty() ? generator : types.stream().findFirst();
  }

  private Optional<String> severity() {
    ReportNode severity = finding.object("Severity");
    return severity
        .text("Label")
        .or(() -> finding.object("FindingProviderFields").object("Severity").text("Label"))
        // 0 to 100; a number is read on the scale from 0 to 10.
        .or(() -> severity.number("Normalized").map(score -> Double.toString(score / 10)))
        .or(() -> severity.text("Original"));
  }

  private Optional<String> silence() {
    if (finding.text("RecordState").filter("ARCHIVED"::equals).isPresent()) {
      return Optional.of("archived in AWS Security Hub");
    }
    String workflow =
        finding
            .object("Workflow")
            .text("Status")
            .or(() -> finding.text("WorkflowState"))
            .orElse("NEW");
    if (Set.of("SUPPRESSED", "RESOLVED").contains(workflow)) {
      return Optional.of(workflow.toLowerCase(Locale.ROOT) + " in AWS Security Hub");
    }
    return finding
        .object("Compliance")
        .text("Status")
        .filter(status -> Set.of("PASSED", "NOT_AVAILABLE").contains(status))
        .map(status -> status.equals("PASSED") ? "the check passed" : "the check did not run");
  }

  private List<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    vulnerability
        .text("Id")
        .filter(id -> code.isEmpty())
        .map(Findings::spelled)
        .ifPresent(ids::add);
    return List.copyOf(ids);
  }

  private PackageRef reference(ReportNode entry) {
    String platform =
        fields.fields().entrySet().stream()
            .filter(field -> field.getKey().endsWith("/platform"))
            .map(Map.Entry::getValue)
            .filter(ReportNode::isScalar)
            .flatMap(value -> value.text().stream())
            .findFirst()
            .orElse("");
    return AwsPackages.reference(
        entry.text("Name").orElse("unknown"),
        AwsPackages.version(entry.text("Epoch"), entry.text("Version"), entry.text("Release")),
        entry.text("PackageManager").orElse(""),
        platform,
        entry.text("FixedInVersion"),
        entry.text("FilePath"));
  }

  private List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    for (ReportNode cvss : vulnerability.objects("Cvss")) {
      Optional<String> vector = cvss.text("BaseVector");
      ratings.add(
          new Rating(
              cvss.text("Source").orElse("aws").toLowerCase(Locale.ROOT),
              Findings.cvssMethod(cvss.text("Version").orElse(null), vector.orElse(null)),
              cvss.number("BaseScore").orElse(null),
              vector.orElse(null),
              null));
    }
    ReportNode vendor = vulnerability.object("Vendor");
    vendor
        .text("VendorSeverity")
        .ifPresent(
            severity ->
                ratings.add(Findings.severity(vendor.text("Name").orElse("vendor"), severity)));
    return Findings.distinct(ratings);
  }

  private List<Integer> cwes() {
    return code.stream()
        .flatMap(entry -> entry.strings("Cwes").stream())
        .flatMap(text -> Findings.cwes(text).stream())
        .distinct()
        .toList();
  }

  private List<Location> locations() {
    List<Location> locations = new ArrayList<>();
    code.map(entry -> entry.object("FilePath"))
        .ifPresent(
            place ->
                locations.add(
                    Location.newBuilder()
                        .setPath(place.firstText("FilePath", "FileName").orElse(null))
                        .setStartLine(place.position("StartLine").orElse(null))
                        .setEndLine(place.position("EndLine").orElse(null))
                        .build()));
    Optional<String> path = affected.flatMap(entry -> entry.text("FilePath"));
    Optional<String> layer = affected.flatMap(entry -> entry.text("SourceLayerHash"));
    for (ReportNode resource : finding.objects("Resources")) {
      Optional<AwsImage> of = AwsImage.ofSecurityHub(resource);
      locations.add(
          Location.newBuilder()
              .setResource(resource.text("Id").orElse(null))
              .setPath(path.orElse(null))
              .setImage(of.map(AwsImage::reference).orElse(null))
              .setImageDigest(of.flatMap(AwsImage::digest).orElse(null))
              .setLayer(layer.orElse(null))
              .build());
    }
    return locations;
  }

  private List<String> references(ReportNode recommendation) {
    Set<String> urls = new LinkedHashSet<>(recommendation.strings("Url"));
    finding.text("SourceUrl").ifPresent(urls::add);
    vulnerability.object("Vendor").text("Url").ifPresent(urls::add);
    urls.addAll(vulnerability.strings("ReferenceUrls"));
    return List.copyOf(urls);
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>(finding.strings("Types"));
    finding.text("AwsAccountId").ifPresent(account -> tags.add("account:" + account));
    finding.objects("Resources").stream()
        .flatMap(
            resource ->
                Stream.concat(
                    resource.text("Region").map(region -> "region:" + region).stream(),
                    resource.text("Type").stream()))
        .distinct()
        .forEach(tags::add);
    return tags;
  }
}
