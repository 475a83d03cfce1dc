/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.event.SecretRef;
import io.sluice.ingest.report.Ecosystems;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.Times;
import io.sluice.ingest.secret.SecretRedactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the finding of one item. */
final class MappedFinding {

  private final FindingFields fields;
  private final Scope scope;
  private final String tool;
  private final String secret;

  private MappedFinding(FindingFields fields, Scope scope, String tool) {
    this.fields = fields;
    this.scope = scope;
    this.tool = tool;
    this.secret = text("secret.value").orElse("");
  }

  /**
   * The finding of an item.
   *
   * @param tool name of the tool, as the source of its ratings
   * @param category category of the scan
   */
  static RawFinding.Builder of(
      FindingFields fields, Scope scope, String tool, Category category, ReportWriter writer) {
    return new MappedFinding(fields, scope, tool).build(category, writer);
  }

  private RawFinding.Builder build(Category category, ReportWriter writer) {
    Optional<PackageRef> packageRef = packageRef();
    List<String> ids = strings("vulnerabilities").stream().map(Findings::spelled).toList();
    boolean suppressed =
        fields.suppressed().filter(condition -> condition.holds(scope)).isPresent();
    RawFinding.Builder finding =
        Findings.at(scope.item(), fields.category().orElse(category))
            .setToolFindingId(orNull("id"))
            .setRuleId(orNull("rule"))
            .setMessage(orNull("message"))
            .setDescription(orNull("description"))
            .setSeverity(orNull("severity"))
            .setConfidence(orNull("confidence"))
            .setEvidence(orNull("evidence"))
            .setRemediation(orNull("remediation"))
            .setBaseImage(orNull("base-image"))
            .setCwes(
                strings("cwe").stream().flatMap(text -> cwes(text).stream()).distinct().toList())
            .setVulnerabilityIds(Findings.distinct(ids))
            .setPackage$(packageRef.orElse(null))
            .setReferences(strings("references").stream().map(this::scrubbed).toList())
            .setTags(strings("tags").stream().map(this::scrubbed).toList())
            .setRatings(ratings())
            .setLocations(places(fields.locations()))
            .setFlow(places(fields.flow()))
            .setFingerprints(fingerprints())
            .setSecret(secret(writer))
            .setSuppressed(suppressed)
            .setSuppressionReason(suppressed ? orNull("suppression-reason") : null)
            .setDetectedAt(text("detected-at").flatMap(Times::parse).orElse(null));
    title(ids, packageRef).ifPresent(finding::setTitle);
    return finding;
  }

  /** The title mapped; else the vulnerability and its package, else the rule or the message. */
  private Optional<String> title(List<String> ids, Optional<PackageRef> packageRef) {
    Optional<String> mapped = text("title").map(this::scrubbed);
    if (mapped.isPresent()) {
      return mapped;
    }
    Optional<String> id = ids.stream().findFirst().or(() -> text("rule"));
    if (packageRef.isPresent() && id.isPresent()) {
      PackageRef found = packageRef.get();
      String version = found.getVersion() == null ? "" : " " + found.getVersion();
      return Optional.of(id.get() + " in " + found.getName() + version);
    }
    return text("rule").or(() -> text("message").map(this::scrubbed).map(Texts::firstSentence));
  }

  /** {@code 79}, {@code CWE-79}, {@code CWE-79: ...}; several in one text. */
  private static List<Integer> cwes(String text) {
    List<Integer> named = List.copyOf(Findings.cwes(text));
    return named.isEmpty() ? Findings.cwe(text).stream().toList() : named;
  }

  private Optional<PackageRef> packageRef() {
    Optional<String> purl =
        text("package.purl").filter(text -> PackageUrls.parse(text).isPresent());
    Optional<String> name =
        text("package.name")
            .or(() -> purl.flatMap(PackageUrls::parse).map(PackageUrls::displayName));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> version =
        text("package.version")
            .or(
                () ->
                    purl.flatMap(PackageUrls::parse)
                        .flatMap(url -> Optional.ofNullable(url.getVersion())));
    Optional<String> path = text("package.path").map(MappedFinding::path);
    Optional<String> ecosystem =
        text("package.ecosystem")
            .map(text -> Ecosystems.named(text).orElse(text.toLowerCase(Locale.ROOT)))
            .or(() -> purl.flatMap(PackageUrls::type))
            .or(() -> path.flatMap(Ecosystems::ofManifest));
    Optional<String> url =
        purl.or(
            () ->
                ecosystem.flatMap(type -> PackageUrls.named(type, name.get(), version.orElse(""))));
    return Optional.of(
        PackageRef.newBuilder()
            .setName(name.get())
            .setVersion(version.orElse(null))
            .setEcosystem(ecosystem.orElse(null))
            .setPurl(url.orElse(null))
            .setFixedVersions(strings("package.fixed-versions"))
            .setPath(path.orElse(null))
            .build());
  }

  private List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    for (FindingFields.Group group : fields.ratings()) {
      for (Scope one : scopes(group)) {
        rating(group.texts(), one).ifPresent(ratings::add);
      }
    }
    // Who rated stays visible: the tool did not.
    if (text("severity").isEmpty()) {
      fields
          .defaultSeverity()
          .ifPresent(name -> ratings.add(Findings.severity("default for " + tool, name)));
    }
    return ratings;
  }

  private Optional<Rating> rating(Map<String, Expression> texts, Scope one) {
    Optional<String> vector = first(texts, "vector", one);
    // A score of 0 without a vector means that there is none.
    Optional<Double> score =
        first(texts, "score", one)
            .flatMap(MappedFinding::number)
            .filter(value -> value > 0 || vector.isPresent());
    Optional<String> severity = first(texts, "severity", one);
    if (vector.isEmpty() && score.isEmpty() && severity.isEmpty()) {
      return Optional.empty();
    }
    String method =
        first(texts, "method", one).orElse(Findings.cvssMethod(null, vector.orElse(null)));
    return Optional.of(
        new Rating(
            first(texts, "source", one).orElse(tool),
            method,
            score.orElse(null),
            vector.orElse(null),
            severity.orElse(null)));
  }

  private List<Location> places(List<FindingFields.Group> groups) {
    List<Location> places = new ArrayList<>();
    for (FindingFields.Group group : groups) {
      for (Scope one : scopes(group)) {
        Location place = place(group.texts(), one);
        if (!place.equals(Location.newBuilder().build())) {
          places.add(place);
        }
      }
    }
    return places;
  }

  private List<Scope> scopes(FindingFields.Group group) {
    return group
        .each()
        .map(path -> path.nodes(scope).stream().map(scope::within).toList())
        .orElse(List.of(scope));
  }

  private Location place(Map<String, Expression> texts, Scope one) {
    return Location.newBuilder()
        .setPath(first(texts, "path", one).map(MappedFinding::path).orElse(null))
        .setStartLine(line(texts, "line", one))
        .setStartColumn(line(texts, "column", one))
        .setEndLine(line(texts, "end-line", one))
        .setEndColumn(line(texts, "end-column", one))
        .setSymbol(first(texts, "symbol", one).orElse(null))
        .setSnippet(first(texts, "snippet", one).map(this::scrubbed).orElse(null))
        .setUrl(first(texts, "url", one).map(this::scrubbed).orElse(null))
        .setMethod(
            first(texts, "method", one).map(text -> text.toUpperCase(Locale.ROOT)).orElse(null))
        .setParameter(first(texts, "parameter", one).orElse(null))
        .setResource(first(texts, "resource", one).map(this::scrubbed).orElse(null))
        .setImage(first(texts, "image", one).orElse(null))
        .setImageDigest(first(texts, "image-digest", one).orElse(null))
        .setLayer(first(texts, "layer", one).orElse(null))
        .setWorkload(first(texts, "workload", one).orElse(null))
        .setProcess(first(texts, "process", one).orElse(null))
        .build();
  }

  private Map<String, String> fingerprints() {
    Map<String, String> prints = new LinkedHashMap<>();
    fields
        .fingerprints()
        .forEach((name, value) -> value.first(scope).ifPresent(text -> prints.put(name, text)));
    return prints;
  }

  /**
   * By the HMAC of the value; a plain hash of the tool's is re-keyed, since weak values are
   * guessed.
   */
  private @Nullable SecretRef secret(ReportWriter writer) {
    String detector = text("secret.detector").or(() -> text("rule")).orElse(tool);
    if (!secret.isEmpty()) {
      return writer.secret(detector, secret);
    }
    Optional<String> hash = text("secret.hash");
    if (hash.isEmpty() && !fields.has("secret.detector")) {
      return null;
    }
    return SecretRef.newBuilder()
        .setDetector(detector)
        .setHmac(hash.map(writer::hmac).orElse(null))
        .build();
  }

  private Optional<String> text(String field) {
    return fields.get(field).first(scope).map(String::strip).filter(text -> !text.isEmpty());
  }

  private @Nullable String orNull(String field) {
    return text(field).map(this::scrubbed).orElse(null);
  }

  private List<String> strings(String field) {
    return fields.get(field).texts(scope).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private String scrubbed(String text) {
    return secret.isEmpty() ? text : SecretRedactor.scrub(text, secret);
  }

  private static Optional<String> first(Map<String, Expression> texts, String name, Scope one) {
    Expression expression = texts.get(name);
    return expression == null
        ? Optional.empty()
        : expression.first(one).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static @Nullable Integer line(Map<String, Expression> texts, String name, Scope one) {
    return first(texts, name, one)
        .flatMap(MappedFinding::number)
        .filter(value -> value == Math.rint(value) && value > 0 && value <= Integer.MAX_VALUE)
        .map(Double::intValue)
        .orElse(null);
  }

  private static Optional<Double> number(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String path(String text) {
    return text.replace('\\', '/').replaceFirst("^(\\./+)+", "");
  }

  /** The element's fields that have to be there, for the message when one is not. */
  static void require(List<ItemPath> required, Scope scope, String format) {
    for (ItemPath path : required) {
      if (path.texts(scope).isEmpty()) {
        ReportNode item = scope.item();
        throw io.sluice.ingest.report.MalformedReportException.at(
            item.pointer(), "a finding of " + format + " needs '" + path.text() + "'");
      }
    }
  }
}
