/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanScope;
import io.sluice.event.SecretRef;
import io.sluice.normalizer.identity.FilePath;
import io.sluice.normalizer.identity.Fingerprint;
import io.sluice.normalizer.identity.Identity;
import io.sluice.normalizer.identity.IdentityRules;
import io.sluice.normalizer.identity.IdentityScheme;
import io.sluice.normalizer.identity.PackageUrls;
import io.sluice.normalizer.severity.SeverityRater;
import io.sluice.normalizer.severity.SeverityVerdict;
import io.sluice.normalizer.taxonomy.Classification;
import io.sluice.normalizer.taxonomy.Taxonomy;
import io.sluice.normalizer.taxonomy.VulnerabilityIds;
import io.sluice.topic.Keys;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a raw finding into the common finding: identity, severity, taxonomy, one spelling of paths,
 * packages and vulnerability ids, bounded texts. A pure function of its arguments; any raw finding
 * has an answer. Safe for use by several threads.
 */
public final class FindingNormalizer {

  /** Tag on a finding whose locations were cut to keep the record small. */
  public static final String LOCATIONS_CUT = "sluice:locations-cut";

  private static final Comparator<Location> BY_PLACE =
      comparing(Location::getUrl, nullsFirst(naturalOrder()))
          .thenComparing(Location::getMethod, nullsFirst(naturalOrder()))
          .thenComparing(Location::getParameter, nullsFirst(naturalOrder()))
          .thenComparing(Location::toString);

  private final SeverityRater severities = new SeverityRater();
  private final Taxonomy taxonomy = new Taxonomy();
  private final IdentityScheme identities;
  private final List<IdentityScheme> formerIdentities;

  /** Normalizer with the identity rules in force. There are no former ones yet. */
  public FindingNormalizer() {
    this(IdentityRules.scheme(), List.of());
  }

  /**
   * Normalizer with given identity rules.
   *
   * @param identities rules in force
   * @param formerIdentities rules of former versions, the newest first
   */
  public FindingNormalizer(IdentityScheme identities, List<IdentityScheme> formerIdentities) {
    this.identities = identities;
    this.formerIdentities = List.copyOf(formerIdentities);
  }

  /**
   * Normalizes one result.
   *
   * @param scan scan it belongs to
   * @param raw the result as reported
   * @param source where it was read, and when
   */
  public Draft normalize(ScanContext scan, RawFinding raw, Source source) {
    ScanScope scope = scan.scope();
    Identity identity = identities.identify(scope, scan.format(), raw);
    SeverityVerdict severity = severities.rate(raw, scope.getTool());
    Classification kind = taxonomy.classify(raw, scope.getTool());
    List<Location> placed = locations(scan, raw);
    List<Location> kept = TextLimits.locations(placed);
    Finding finding =
        Finding.newBuilder()
            .setFindingKey(identity.key(1))
            .setIdentityVersion(identity.version())
            .setIdentityBasis(identity.basis())
            .setWeakness(identity.weakness())
            .setFingerprints(Fingerprint.kept(raw.getFingerprints()))
            .setOccurrence(1)
            .setAsset(scope.getAsset())
            .setScope(Keys.scan(scope))
            .setBranch(scope.getBranch())
            .setTool(scope.getTool())
            .setCategory(raw.getCategory())
            .setStatus(raw.getSuppressed() ? FindingStatus.SUPPRESSED : FindingStatus.OPEN)
            .setRuleId(TextLimits.cutOrNull(raw.getRuleId(), TextLimits.NAME))
            .setTitle(TextLimits.cut(raw.getTitle(), TextLimits.TITLE))
            .setMessage(TextLimits.cutOrNull(raw.getMessage(), TextLimits.MESSAGE))
            .setDescription(TextLimits.cutOrNull(raw.getDescription(), TextLimits.DESCRIPTION))
            .setSeverity(severity.severity())
            .setSeverityScore(severity.score())
            .setSeveritySource(TextLimits.cut(severity.source(), TextLimits.NAME))
            .setToolSeverity(TextLimits.cutOrNull(raw.getSeverity(), TextLimits.NAME))
            .setCvssVector(severity.vector())
            .setCwes(kind.cwes())
            .setWeaknessClass(kind.weaknessClass())
            .setOwasp2021(kind.owasp2021())
            .setOwasp2025(kind.owasp2025())
            .setVulnerabilityIds(
                TextLimits.entries(
                    VulnerabilityIds.canonical(raw.getVulnerabilityIds()), TextLimits.NAME))
            .setPackage$(packageOf(raw.getPackage$()))
            .setLocations(kept)
            .setFlow(flow(raw))
            .setBaseImage(TextLimits.cutOrNull(raw.getBaseImage(), TextLimits.NAME))
            .setSecret(secretOf(raw.getSecret()))
            .setEvidence(TextLimits.cutOrNull(raw.getEvidence(), TextLimits.EVIDENCE))
            .setRemediation(TextLimits.cutOrNull(raw.getRemediation(), TextLimits.REMEDIATION))
            .setReferences(TextLimits.entries(raw.getReferences(), TextLimits.ADDRESS / 2))
            .setTags(tags(raw, kept.size() < placed.size()))
            .setSuppressionReason(
                TextLimits.cutOrNull(raw.getSuppressionReason(), TextLimits.ADDRESS))
            .setFirstSeenAt(source.timestamp())
            .setLastSeenAt(source.timestamp())
            .setResolvedByScan(null)
            .setCommit(scan.commit())
            .setProvenance(Provenances.of(scan, source, raw.getPointer(), raw.getToolFindingId()))
            .build();
    return new Draft(finding, identity, former(scan, raw), ContentHash.of(finding));
  }

  private List<Identity> former(ScanContext scan, RawFinding raw) {
    return formerIdentities.isEmpty()
        ? List.of()
        : formerIdentities.stream()
            .map(rules -> rules.identify(scan.scope(), scan.format(), raw))
            .toList();
  }

  /** Instances of a grouped alert have no order of their own, so a permuted report is the same. */
  private static List<Location> locations(ScanContext scan, RawFinding raw) {
    List<Location> normalized =
        raw.getLocations().stream().map(FindingNormalizer::normalized).distinct().toList();
    return IdentityRules.groupsInstances(scan.format())
        ? normalized.stream().sorted(BY_PLACE).toList()
        : normalized;
  }

  private static List<Location> flow(RawFinding raw) {
    return TextLimits.flow(raw.getFlow().stream().map(FindingNormalizer::normalized).toList());
  }

  private static Location normalized(Location location) {
    String path = mapped(location.getPath(), FilePath::normalized);
    String method = mapped(location.getMethod(), text -> text.toUpperCase(Locale.ROOT));
    // Most locations are as they should be, and a builder copies every field.
    return Objects.equals(path, location.getPath()) && Objects.equals(method, location.getMethod())
        ? location
        : Location.newBuilder(location).setPath(path).setMethod(method).build();
  }

  private static @Nullable PackageRef packageOf(@Nullable PackageRef reference) {
    if (reference == null) {
      return null;
    }
    Optional<String> purl = PackageUrls.canonical(reference);
    return PackageRef.newBuilder(reference)
        .setPurl(purl.map(text -> TextLimits.cut(text, TextLimits.ADDRESS)).orElse(null))
        .setName(TextLimits.cut(reference.getName(), TextLimits.NAME))
        .setVersion(TextLimits.cutOrNull(reference.getVersion(), TextLimits.NAME))
        .setEcosystem(
            PackageUrls.type(reference)
                .map(type -> TextLimits.cut(type, TextLimits.NAME))
                .orElse(null))
        .setFixedVersions(TextLimits.entries(reference.getFixedVersions(), TextLimits.NAME))
        .setPath(
            TextLimits.cutOrNull(
                mapped(reference.getPath(), FilePath::normalized), TextLimits.ADDRESS))
        .build();
  }

  private static @Nullable SecretRef secretOf(@Nullable SecretRef secret) {
    if (secret == null) {
      return null;
    }
    return SecretRef.newBuilder(secret)
        .setDetector(TextLimits.cut(secret.getDetector(), TextLimits.NAME))
        .setHmac(TextLimits.cutOrNull(secret.getHmac(), TextLimits.NAME))
        // Whatever was published, no more than this leaves.
        .setPreview(
            mapped(secret.getPreview(), text -> text.substring(0, Math.min(4, text.length()))))
        .build();
  }

  private static List<String> tags(RawFinding raw, boolean locationsCut) {
    Stream<String> tags = TextLimits.entries(raw.getTags(), TextLimits.NAME).stream();
    return Stream.concat(tags, locationsCut ? Stream.of(LOCATIONS_CUT) : Stream.empty())
        .sorted()
        .toList();
  }

  private static @Nullable String mapped(
      @Nullable String value, Function<String, String> function) {
    return value == null ? null : function.apply(value);
  }
}
