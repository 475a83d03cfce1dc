/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanScope;
import io.sluice.event.SecretRef;
import io.sluice.identity.UrlTemplate;
import io.sluice.normalizer.taxonomy.VulnerabilityIds;
import io.sluice.topic.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the identity of a result. What stays the same when somebody adds a line above, rewords the
 * message or re-rates the rule:
 *
 * <table>
 *   <caption>Identity fields beside scope and rule</caption>
 *   <tr><td>secret<td>path + HMAC of the value, else fingerprint
 *   <tr><td>package<td>the tool's first vulnerability id + coordinates with version + manifest path
 *   <tr><td>IaC, cloud<td>path + resource address
 *   <tr><td>dynamic<td>method + URL template + parameter; nothing more for reports that group the
 *       instances of an alert, so that one more instance is the same alert
 *   <tr><td>runtime<td>workload and image without tag + process; repeats are the same finding
 *   <tr><td>manual<td>the tool's id, else as the fields given suggest
 *   <tr><td>code<td>path + the strongest of tool id, fingerprint, symbol, snippet
 * </table>
 *
 * The whole scope takes part: the life cycle is kept per scope, so two configurations of one tool
 * must not close each other's findings. A title identifies only when there is nothing else at all.
 */
public final class IdentityRules {

  /** Report formats with one finding an alert and all its places in {@code locations}. */
  private static final Set<String> GROUPING_FORMATS = Set.of("zap", "zap-json");

  private static final Location NOWHERE = Location.newBuilder().build();

  private final ScanScope scope;
  private final String format;
  private final RawFinding raw;
  private final Location location;
  private final String path;

  private IdentityRules(ScanScope scope, String format, RawFinding raw) {
    this.scope = scope;
    this.format = format;
    this.raw = raw;
    this.location = raw.getLocations().isEmpty() ? NOWHERE : raw.getLocations().getFirst();
    this.path = location.getPath() == null ? "" : FilePath.normalized(location.getPath());
  }

  /**
   * Identity of a result.
   *
   * @param scope scope of its scan
   * @param format report format, which says whether instances are grouped
   * @param raw the result as reported
   */
  public static Identity identify(ScanScope scope, String format, RawFinding raw) {
    return new IdentityRules(scope, format, raw).identify();
  }

  /** These rules as one version among others. */
  public static IdentityScheme scheme() {
    return IdentityRules::identify;
  }

  /** True when a report of this format has one finding for all places of an alert. */
  public static boolean groupsInstances(String format) {
    return GROUPING_FORMATS.contains(format.toLowerCase(Locale.ROOT));
  }

  private Identity identify() {
    SecretRef secret = raw.getSecret();
    if (secret != null) {
      return secret(secret);
    }
    PackageRef reference = raw.getPackage$();
    if (reference != null) {
      return vulnerablePackage(reference);
    }
    return switch (raw.getCategory()) {
      case SECRET -> secret(null);
      case IAC, CLOUD -> resource();
      case DAST, API -> route();
      case RUNTIME -> runtime();
      case MANUAL -> manual();
      case SAST, SCA, IAST, CONTAINER, MOBILE, SBOM, VEX, UNKNOWN -> code();
    };
  }

  private Identity secret(@Nullable SecretRef secret) {
    String detector = secret == null || raw.getRuleId() != null ? rule() : secret.getDetector();
    if (secret != null && secret.getHmac() != null) {
      return identity("secret", "secret", detector, path, secret.getHmac());
    }
    return Fingerprint.choose(raw.getFingerprints())
        .map(print -> fingerprinted(print, detector))
        .orElseGet(() -> identity("location", "secret-at", detector, path, place()));
  }

  private Identity vulnerablePackage(PackageRef reference) {
    String id =
        raw.getVulnerabilityIds().stream()
            .map(VulnerabilityIds::normalized)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseGet(this::rule);
    String manifest = reference.getPath() == null ? path : FilePath.normalized(reference.getPath());
    return identity("package", "package", id, PackageUrls.coordinates(reference), manifest);
  }

  private Identity resource() {
    if (location.getResource() == null) {
      return code();
    }
    return identity("resource", "resource", rule(), path, location.getResource());
  }

  private Identity route() {
    if (groupsInstances(format)) {
      return identity("rule", "alert", rule());
    }
    return location.getUrl() == null ? code() : atRoute(location.getUrl());
  }

  private Identity atRoute(String url) {
    return identity(
        "route",
        "route",
        rule(),
        text(location.getMethod()).toUpperCase(Locale.ROOT),
        UrlTemplate.of(url),
        text(location.getParameter()));
  }

  private Identity runtime() {
    Identity seen =
        identity(
            "workload",
            "runtime",
            rule(),
            Workloads.stableName(text(location.getWorkload())),
            Workloads.imageRepository(text(location.getImage())),
            text(location.getProcess()),
            text(location.getResource()),
            path);
    return new Identity(seen.version(), seen.base(), seen.basis(), true, seen.weakness());
  }

  private Identity manual() {
    if (hasToolId()) {
      return identity("tool-id", "manual", rule(), text(raw.getToolFindingId()));
    }
    if (location.getUrl() != null) {
      return atRoute(location.getUrl());
    }
    return location.getResource() == null ? code() : resource();
  }

  private Identity code() {
    if (hasToolId()) {
      return identity("tool-id", "tool-id", rule(), path, text(raw.getToolFindingId()));
    }
    Optional<Fingerprint> print = Fingerprint.choose(raw.getFingerprints());
    if (print.isPresent()) {
      return fingerprinted(print.get(), rule());
    }
    if (!text(location.getSymbol()).isBlank()) {
      return identity("location", "symbol", rule(), path, text(location.getSymbol()));
    }
    String snippet = text(location.getSnippet()).replaceAll("\\s+", "");
    if (!snippet.isEmpty()) {
      return identity("location", "snippet", rule(), path, Hash.of(snippet));
    }
    if (!path.isEmpty()) {
      return identity("location", "path", rule(), path);
    }
    if (location.getUrl() != null) {
      return atRoute(location.getUrl());
    }
    if (!place().isEmpty()) {
      return identity("location", "place", rule(), place());
    }
    return raw.getRuleId() == null
        ? identity("title", "title", rule(), raw.getTitle())
        : identity("rule", "rule", rule());
  }

  private Identity fingerprinted(Fingerprint print, String rule) {
    return identity(
        "fingerprint:" + print.name(), "fingerprint", rule, path, print.name(), print.value());
  }

  /** The rule; the CWEs stand in for a missing one, so that different flaws stay apart. */
  private String rule() {
    return raw.getRuleId() == null
        ? raw.getCwes().stream().sorted().distinct().toList().toString()
        : raw.getRuleId().strip();
  }

  /** Where it is when it is not in a file. */
  private String place() {
    return String.join(
            "\n",
            text(location.getUrl()).isEmpty() ? "" : UrlTemplate.of(location.getUrl()),
            text(location.getResource()),
            Workloads.imageRepository(text(location.getImage())),
            Workloads.stableName(text(location.getWorkload())))
        .strip();
  }

  private boolean hasToolId() {
    String id = text(raw.getToolFindingId());
    return !id.isBlank() && !Fingerprint.isConstant(id);
  }

  private Identity identity(String basis, String layer, String... fields) {
    List<String> all = new ArrayList<>();
    all.add("fk/" + Identity.VERSION);
    all.add(scope.getAsset());
    all.add(scope.getBranch());
    all.add(scope.getTool());
    all.add(scope.getCategory().name());
    all.add(scope.getConfiguration());
    all.add(layer);
    all.addAll(List.of(fields));
    List<String> anywhere = new ArrayList<>();
    anywhere.add("wk/" + Identity.VERSION);
    anywhere.add(scope.getAsset());
    anywhere.add(scope.getTool());
    anywhere.add(layer);
    anywhere.addAll(List.of(fields));
    return new Identity(Identity.VERSION, Hash.of(all), basis, false, Hash.of(anywhere));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
