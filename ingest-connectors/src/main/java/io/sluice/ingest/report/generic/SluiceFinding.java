/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.generic;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.event.SecretRef;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.secret.SecretRedactor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a finding of our own format: every field of {@link RawFinding} under a friendly name. */
final class SluiceFinding {

  static final Set<String> KEYS =
      Set.of(
          "id",
          "rule",
          "title",
          "message",
          "description",
          "category",
          "severity",
          "ratings",
          "confidence",
          "cwe",
          "vulnerabilities",
          "package",
          "locations",
          "flow",
          "base_image",
          "secret",
          "evidence",
          "remediation",
          "references",
          "tags",
          "fingerprints",
          "suppressed",
          "suppression_reason",
          "detected_at");

  static final Set<String> RATING = Set.of("source", "method", "score", "vector", "severity");

  static final Set<String> PACKAGE =
      Set.of("purl", "name", "version", "ecosystem", "fixed_versions", "path");

  static final Set<String> SECRET = Set.of("detector", "value");

  static final Set<String> LOCATION =
      Set.of(
          "path",
          "line",
          "column",
          "end_line",
          "end_column",
          "symbol",
          "snippet",
          "url",
          "method",
          "parameter",
          "resource",
          "image",
          "image_digest",
          "layer",
          "workload",
          "process");

  private SluiceFinding() {}

  static RawFinding.Builder read(ReportNode finding, Category otherwise, ReportWriter writer) {
    Strict.requireKnown(finding, KEYS);
    ReportNode secret = finding.object("secret");
    Strict.requireKnown(secret, SECRET);
    String value = secret.text("value").orElse("");
    UnaryOperator<String> scrub = text -> SecretRedactor.scrub(text, value);
    return Findings.at(finding, Categories.read(finding, "category", otherwise))
        .setRuleId(finding.text("rule").orElse(null))
        .setToolFindingId(finding.text("id").orElse(null))
        .setFingerprints(fingerprints(finding.object("fingerprints")))
        .setTitle(scrub.apply(Strict.requiredText(finding, "title")))
        .setMessage(finding.text("message").map(scrub).orElse(null))
        .setDescription(finding.text("description").map(scrub).orElse(null))
        .setSeverity(finding.text("severity").orElse(null))
        .setRatings(finding.objects("ratings").stream().map(SluiceFinding::rating).toList())
        .setConfidence(finding.text("confidence").orElse(null))
        .setCwes(Strict.cwes(finding, "cwe"))
        .setVulnerabilityIds(
            finding.strings("vulnerabilities").stream().map(Findings::spelled).distinct().toList())
        .setPackage$(packageRef(finding.object("package")))
        .setLocations(finding.objects("locations").stream().map(SluiceFinding::location).toList())
        .setFlow(finding.objects("flow").stream().map(SluiceFinding::location).toList())
        .setBaseImage(finding.text("base_image").orElse(null))
        .setSecret(secret(secret, value, writer))
        .setEvidence(finding.text("evidence").map(scrub).orElse(null))
        .setRemediation(finding.text("remediation").map(scrub).orElse(null))
        .setReferences(finding.strings("references"))
        .setTags(finding.strings("tags"))
        .setSuppressed(Strict.flag(finding, "suppressed").orElse(false))
        .setSuppressionReason(finding.text("suppression_reason").orElse(null))
        .setDetectedAt(Strict.instant(finding, "detected_at").orElse(null));
  }

  private static Map<String, String> fingerprints(ReportNode object) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    object
        .fields()
        .forEach((name, value) -> value.text().ifPresent(text -> fingerprints.put(name, text)));
    return fingerprints;
  }

  private static Rating rating(ReportNode rating) {
    Strict.requireKnown(rating, RATING);
    @Nullable String vector = rating.text("vector").orElse(null);
    return new Rating(
        Strict.requiredText(rating, "source"),
        rating.text("method").orElse(Findings.cvssMethod(null, vector)),
        Strict.number(rating, "score").orElse(null),
        vector,
        rating.text("severity").orElse(null));
  }

  private static @Nullable PackageRef packageRef(ReportNode reference) {
    if (!reference.isPresent()) {
      return null;
    }
    Strict.requireKnown(reference, PACKAGE);
    return PackageRef.newBuilder()
        .setPurl(reference.text("purl").orElse(null))
        .setName(Strict.requiredText(reference, "name"))
        .setVersion(reference.text("version").orElse(null))
        .setEcosystem(
            reference.text("ecosystem").map(text -> text.toLowerCase(Locale.ROOT)).orElse(null))
        .setFixedVersions(reference.strings("fixed_versions"))
        .setPath(reference.text("path").orElse(null))
        .build();
  }

  private static @Nullable SecretRef secret(ReportNode secret, String value, ReportWriter writer) {
    return secret.isPresent()
        ? writer.secret(Strict.requiredText(secret, "detector"), value)
        : null;
  }

  private static Location location(ReportNode location) {
    Strict.requireKnown(location, LOCATION);
    return Location.newBuilder()
        .setPath(location.text("path").orElse(null))
        .setStartLine(Strict.position(location, "line").orElse(null))
        .setStartColumn(Strict.position(location, "column").orElse(null))
        .setEndLine(Strict.position(location, "end_line").orElse(null))
        .setEndColumn(Strict.position(location, "end_column").orElse(null))
        .setSymbol(location.text("symbol").orElse(null))
        .setSnippet(location.text("snippet").orElse(null))
        .setUrl(location.text("url").orElse(null))
        .setMethod(location.text("method").map(text -> text.toUpperCase(Locale.ROOT)).orElse(null))
        .setParameter(location.text("parameter").orElse(null))
        .setResource(location.text("resource").orElse(null))
        .setImage(location.text("image").orElse(null))
        .setImageDigest(location.text("image_digest").orElse(null))
        .setLayer(location.text("layer").orElse(null))
        .setWorkload(location.text("workload").orElse(null))
        .setProcess(location.text("process").orElse(null))
        .build();
  }
}
