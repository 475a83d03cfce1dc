/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.npm;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a package in the form since npm 7 into a finding. {@code via} names its advisories, and the
 * packages through which it is affected. No installed version is named.
 *
 * <p>Several advisories of one package are not the same vulnerability, so the finding then has none
 * of their ids; they stand among the references.
 */
final class NpmPackage {

  /** What npm audits; where it lies is not said. */
  static final String LOCK_FILE = "package-lock.json";

  private NpmPackage() {}

  static RawFinding.Builder read(ReportNode vulnerable, String key) {
    String name = vulnerable.text("name").orElse(key);
    List<ReportNode> advisories = new ArrayList<>();
    List<String> through = new ArrayList<>();
    for (ReportNode via : vulnerable.list("via")) {
      if (via.isObject()) {
        advisories.add(via);
      } else {
        via.text().ifPresent(through::add);
      }
    }
    List<String> ids = ids(advisories);
    RawFinding.Builder finding =
        Findings.at(vulnerable, Category.SCA)
            .setTitle(title(name, ids, advisories, through))
            .setSeverity(vulnerable.text("severity").orElse(null))
            .setVulnerabilityIds(ids)
            .setPackage$(
                PackageRef.newBuilder()
                    .setPurl(PackageUrls.named("npm", name, "").orElse(null))
                    .setName(name)
                    .setEcosystem("npm")
                    .setFixedVersions(List.of())
                    .setPath(LOCK_FILE)
                    .build())
            .setLocations(List.of(Location.newBuilder().setPath(LOCK_FILE).build()))
            .setEvidence(nodes(vulnerable).orElse(null))
            .setRemediation(fix(vulnerable.get("fixAvailable")).orElse(null))
            .setTags(tags(vulnerable));
    return advisories.isEmpty()
        ? finding.setRuleId("dependency")
        : described(finding.setRuleId("advisory"), advisories);
  }

  private static RawFinding.Builder described(
      RawFinding.Builder finding, List<ReportNode> advisories) {
    Set<Integer> cwes = new LinkedHashSet<>();
    List<String> titles = new ArrayList<>();
    List<String> urls = new ArrayList<>();
    for (ReportNode advisory : advisories) {
      advisory.strings("cwe").forEach(text -> cwes.addAll(Findings.cwes(text)));
      advisory
          .text("title")
          .ifPresent(
              text ->
                  titles.add(text + advisory.text("range").map(r -> " (" + r + ")").orElse("")));
      advisory.text("url").ifPresent(urls::add);
    }
    return finding
        .setCwes(List.copyOf(cwes))
        .setMessage(titles.isEmpty() ? null : String.join("\n", titles))
        .setRatings(
            advisories.stream()
                .flatMap(advisory -> NpmAdvisory.ratings(advisory.object("cvss")).stream())
                .distinct()
                .toList())
        .setReferences(urls);
  }

  private static String title(
      String name, List<String> ids, List<ReportNode> advisories, List<String> through) {
    if (advisories.isEmpty()) {
      return through.isEmpty()
          ? "Vulnerability in " + name
          : name + " depends on vulnerable " + String.join(", ", through);
    }
    if (advisories.size() > 1) {
      return advisories.size() + " vulnerabilities in " + name;
    }
    return ids.stream()
            .findFirst()
            .or(() -> advisories.getFirst().text("title"))
            .orElse("Vulnerability")
        + " in "
        + name;
  }

  /** Id of the one advisory, from its address. */
  private static List<String> ids(List<ReportNode> advisories) {
    if (advisories.size() != 1) {
      return List.of();
    }
    return advisories.getFirst().text("url").map(Findings::vulnerabilityIds).stream()
        .flatMap(Set::stream)
        .toList();
  }

  private static Optional<String> nodes(ReportNode vulnerable) {
    List<String> nodes = vulnerable.strings("nodes");
    return nodes.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", nodes));
  }

  /** False, true, or the upgrade of a direct dependency that brings the fix. */
  private static Optional<String> fix(ReportNode fix) {
    if (!fix.isObject()) {
      return fix.isScalar() && fix.text().filter("true"::equals).isPresent()
          ? Optional.of("Run npm audit fix.")
          : Optional.empty();
    }
    return fix.text("name")
        .map(
            name ->
                "Upgrade "
                    + name
                    + fix.text("version").map(version -> " to " + version).orElse("")
                    + ".");
  }

  private static List<String> tags(ReportNode vulnerable) {
    List<String> tags = new ArrayList<>();
    vulnerable.text("range").ifPresent(range -> tags.add("vulnerable:" + range));
    if (vulnerable.flag("isDirect").filter(direct -> direct).isPresent()) {
      tags.add("direct");
    }
    return tags;
  }
}
