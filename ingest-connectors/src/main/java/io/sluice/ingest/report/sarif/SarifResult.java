/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.event.Category;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the results of one run (§3.27) into findings. */
final class SarifResult {

  private static final Pattern NAMED_SEVERITY = Pattern.compile("(?m)^Severity: ?(\\w+)");

  /** Gitleaks calls these partial fingerprints: they are of the commit, and partly personal. */
  private static final Set<String> NO_FINGERPRINTS =
      Set.of("commitSha", "email", "author", "date", "commitMessage");

  private final SarifRun run;
  private final ReportWriter writer;
  private final SarifLocations locations;

  SarifResult(SarifRun run, ReportWriter writer) {
    this.run = run;
    this.writer = writer;
    this.locations = new SarifLocations(run);
  }

  /** Writes the finding of a result, if it is one. */
  void write(ReportNode result) throws IOException {
    if (isFinding(result)) {
      writer.finding(finding(result));
    }
  }

  /**
   * {@code fail} is the default kind; {@code open} and {@code review} are for a human to decide.
   * The others say that nothing is wrong (§3.27.9), {@code absent} that it no longer is (§3.27.24).
   */
  private static boolean isFinding(ReportNode result) {
    boolean fine =
        switch (result.text("kind").orElse("fail").toLowerCase(Locale.ROOT)) {
          case "pass", "notapplicable", "informational" -> true;
          default -> false;
        };
    boolean absent = result.text("baselineState").filter("absent"::equalsIgnoreCase).isPresent();
    return !fine && !absent;
  }

  private RawFinding.Builder finding(ReportNode result) {
    SarifRule rule = run.rules().of(result);
    String ruleId =
        result
            .text("ruleId")
            .or(() -> result.object("rule").text("id"))
            .or(() -> Texts.present(rule.id()))
            .orElse("");
    Optional<String> message =
        SarifMessages.text(result.object("message"), rule, run.rules().globalMessages());
    ReportNode properties = result.object("properties");
    Category category = category(ruleId, rule);
    boolean dependency = category == Category.SCA || category == Category.CONTAINER;
    Optional<PackageRef> packageRef =
        dependency ? SarifPackages.of(result, rule, message.orElse("")) : Optional.empty();
    List<String> vulnerabilities =
        dependency ? SarifPackages.vulnerabilityIds(ruleId, rule, message.orElse("")) : List.of();
    Optional<SarifWeb> web = SarifWeb.of(result, run.webRequests());

    RawFinding.Builder finding =
        Findings.at(result, category)
            .setRuleId(ruleId.isEmpty() ? null : ruleId)
            .setToolFindingId(result.text("correlationGuid").orElse(null))
            .setFingerprints(fingerprints(result))
            .setTitle(title(ruleId, rule, message, vulnerabilities, packageRef))
            .setMessage(message.orElse(null))
            .setDescription(rule.description().orElse(null))
            .setSeverity(level(result, rule))
            .setRatings(ratings(rule, properties, message.orElse("")))
            .setConfidence(
                first(properties, "confidence", "issue_confidence")
                    .or(rule::precision)
                    .orElse(null))
            .setCwes(cwes(result, rule, properties))
            .setVulnerabilityIds(vulnerabilities)
            .setPackage$(packageRef.orElse(null))
            .setLocations(locations.read(result, category, web))
            .setFlow(locations.flow(result, category))
            .setEvidence(web.map(SarifWeb::text).orElse(null))
            .setRemediation(remediation(result, rule).orElse(null))
            .setReferences(references(result, rule))
            .setTags(tags(rule, properties))
            .setDetectedAt(
                result.object("provenance").instant("firstDetectionTimeUtc").orElse(null));
    suppress(result, finding);
    if (category == Category.SECRET) {
      secret(result, properties, ruleId, finding);
    }
    return finding;
  }

  /** Multi-purpose scanners say by the rule what kind of result it is. */
  private Category category(String ruleId, SarifRule rule) {
    Category ofRun = run.header().category();
    String name = rule.name().orElse("");
    if (name.equals("Secret")
        || ruleId.startsWith("CKV_SECRET_")
        || ruleId.startsWith("generic.secrets.")) {
      return Category.SECRET;
    }
    if (name.equals("Misconfiguration")) {
      return Category.IAC;
    }
    if (name.equals("OsPackageVulnerability")) {
      return Category.CONTAINER;
    }
    if (name.equals("LanguageSpecificPackageVulnerability") && !run.ofImage()) {
      return Category.SCA;
    }
    boolean known = !Findings.vulnerabilityIds(ruleId).isEmpty();
    return ofRun == Category.SAST && known ? Category.SCA : ofRun;
  }

  private static String title(
      String ruleId,
      SarifRule rule,
      Optional<String> message,
      List<String> vulnerabilities,
      Optional<PackageRef> packageRef) {
    if (!vulnerabilities.isEmpty() && packageRef.isPresent()) {
      String version = packageRef.get().getVersion();
      return vulnerabilities.get(0)
          + " in "
          + packageRef.get().getName()
          + (version == null ? "" : " " + version);
    }
    return rule.summary()
        .or(() -> rule.name().filter(name -> name.contains(" ")))
        .or(() -> message.map(Texts::firstSentence).flatMap(Texts::present))
        .or(rule::name)
        .orElse(ruleId);
  }

  /** §3.27.10: the result's own level, else the rule's, else warning. */
  private static String level(ReportNode result, SarifRule rule) {
    return result
        .text("level")
        .or(rule::level)
        .map(level -> level.toLowerCase(Locale.ROOT))
        .orElse("warning");
  }

  private List<Rating> ratings(SarifRule rule, ReportNode properties, String message) {
    List<Rating> ratings = new ArrayList<>();
    String source = run.header().tool();
    Optional<Double> score =
        properties.get("security-severity").isScalar()
            ? properties.number("security-severity")
            : Optional.empty();
    score
        .or(rule::securitySeverity)
        .ifPresent(number -> ratings.add(new Rating(source, "other", number, null, null)));
    Matcher named = NAMED_SEVERITY.matcher(message);
    Optional<String> severity = named.find() ? Optional.of(named.group(1)) : Optional.empty();
    severity
        .or(() -> first(properties, "severity", "Severity", "issue_severity", "securityRisk"))
        .ifPresent(text -> ratings.add(Findings.severity(source, text)));
    return ratings;
  }

  private List<Integer> cwes(ReportNode result, SarifRule rule, ReportNode properties) {
    Set<Integer> cwes =
        new LinkedHashSet<>(SarifTaxonomy.cwes(result.objects("taxa"), run.taxonomies()));
    cwes.addAll(rule.cwes());
    for (String field : List.of("cwe", "cwes")) {
      SarifRuleReader.strings(properties.get(field))
          .forEach(text -> Findings.cwe(text).ifPresent(cwes::add));
    }
    SarifRuleReader.strings(properties.get("tags")).forEach(tag -> cwes.addAll(Findings.cwes(tag)));
    return List.copyOf(cwes);
  }

  /** Plain hashes of a secret can be guessed from; the HMAC of the hash identifies it as well. */
  private Map<String, String> fingerprints(ReportNode result) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (String field : List.of("fingerprints", "partialFingerprints")) {
      result
          .object(field)
          .fields()
          .forEach(
              (name, node) ->
                  fingerprint(node)
                      .filter(value -> !NO_FINGERPRINTS.contains(name))
                      // Semgrep without login writes this constant for every result.
                      .filter(value -> !value.equals("requires login"))
                      .map(value -> name.startsWith("SecretHash") ? writer.hmac(value) : value)
                      .ifPresent(value -> fingerprints.put(name, value)));
    }
    return fingerprints;
  }

  /** The standard wants text; Black Duck writes an object with one value. */
  private static Optional<String> fingerprint(ReportNode node) {
    if (node.isScalar()) {
      return node.text();
    }
    return node.isObject() && node.get("value").isScalar() ? node.text("value") : Optional.empty();
  }

  private static Optional<String> remediation(ReportNode result, SarifRule rule) {
    List<String> fixes = new ArrayList<>();
    for (ReportNode fix : result.objects("fixes")) {
      ReportNode description = fix.object("description");
      description.firstText("text", "markdown").ifPresent(fixes::add);
    }
    rule.help().filter(help -> !isUrl(help)).ifPresent(fixes::add);
    return fixes.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("\n\n", Findings.distinct(fixes)));
  }

  private static List<String> references(ReportNode result, SarifRule rule) {
    List<String> references = new ArrayList<>();
    rule.helpUri().ifPresent(references::add);
    rule.help().filter(SarifResult::isUrl).ifPresent(references::add);
    result.text("hostedViewerUri").ifPresent(references::add);
    references.addAll(result.strings("workItemUris"));
    return references;
  }

  private static boolean isUrl(String text) {
    return text.startsWith("http")
        && text.strip().indexOf(' ') < 0
        && text.strip().indexOf('\n') < 0;
  }

  private static List<String> tags(SarifRule rule, ReportNode properties) {
    List<String> tags = new ArrayList<>(rule.tags());
    tags.addAll(SarifRuleReader.strings(properties.get("tags")));
    return tags;
  }

  /** §3.27.23: suppressed when there are suppressions and none is under review or rejected. */
  private static void suppress(ReportNode result, RawFinding.Builder finding) {
    List<ReportNode> suppressions = result.objects("suppressions");
    boolean accepted =
        suppressions.stream()
            .allMatch(
                node ->
                    node.firstText("status", "state")
                        .filter(status -> !status.equalsIgnoreCase("accepted"))
                        .isEmpty());
    if (suppressions.isEmpty() || !accepted) {
      return;
    }
    finding.setSuppressed(true);
    finding.setSuppressionReason(
        suppressions.stream()
            .flatMap(node -> node.firstText("justification", "kind").stream())
            .findFirst()
            .orElse("suppressed in the report"));
  }

  /**
   * Gitleaks writes the value: version 7 as property, version 8 as snippet. From other tools the
   * snippet is a line of source, whose hash would change with everything around the secret.
   */
  private void secret(
      ReportNode result, ReportNode properties, String ruleId, RawFinding.Builder finding) {
    Optional<String> offender = first(properties, "offender");
    boolean gitleaks = run.tool().toLowerCase(Locale.ROOT).contains("gitleaks");
    Optional<String> snippet =
        gitleaks
            ? result.objects("locations").stream()
                .flatMap(
                    node ->
                        node
                            .object("physicalLocation")
                            .object("region")
                            .object("snippet")
                            .text("text")
                            .stream())
                .findFirst()
            : Optional.empty();
    String detector = ruleId.isEmpty() ? finding.getTitle() : ruleId;
    finding.setSecret(writer.secret(detector, offender.or(() -> snippet).orElse("")));
  }

  private static Optional<String> first(ReportNode properties, String... fields) {
    for (String field : fields) {
      if (properties.get(field).isScalar()) {
        return properties.text(field);
      }
    }
    return Optional.empty();
  }
}
