/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.npm;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns an advisory of npm 6 into a finding, with the first installed version that it names. */
final class NpmAdvisory {

  private static final String NO_FIX = "<0.0.0";

  private NpmAdvisory() {}

  static RawFinding.Builder read(ReportNode advisory, String key, String lockFile) {
    String name = advisory.text("module_name").orElse(key);
    List<ReportNode> installed = advisory.objects("findings");
    Optional<String> version =
        installed.stream().flatMap(found -> found.text("version").stream()).findFirst();
    List<String> ids = ids(advisory);
    String id =
        ids.stream()
            .filter(text -> text.startsWith("CVE-"))
            .findFirst()
            .or(() -> ids.stream().findFirst())
            .or(() -> advisory.text("title"))
            .orElse("Vulnerability");
    return Findings.at(advisory, Category.SCA)
        .setRuleId(advisory.text("id").orElse(key))
        .setTitle(id + " in " + name + version.map(text -> " " + text).orElse(""))
        .setMessage(advisory.text("title").orElse(null))
        .setDescription(advisory.text("overview").orElse(null))
        .setSeverity(advisory.text("severity").orElse(null))
        .setRatings(ratings(advisory.object("cvss")))
        .setCwes(
            advisory.strings("cwe").stream()
                .flatMap(text -> Findings.cwes(text).stream())
                .distinct()
                .toList())
        .setVulnerabilityIds(ids)
        .setPackage$(
            PackageRef.newBuilder()
                .setPurl(PackageUrls.named("npm", name, version.orElse("")).orElse(null))
                .setName(name)
                .setVersion(version.orElse(null))
                .setEcosystem("npm")
                .setFixedVersions(fixed(advisory))
                .setPath(lockFile)
                .build())
        .setLocations(List.of(Location.newBuilder().setPath(lockFile).build()))
        .setEvidence(paths(installed).orElse(null))
        .setRemediation(advisory.text("recommendation").orElse(null))
        .setReferences(
            Stream.concat(
                    advisory.text("url").stream(),
                    advisory.text("references").stream()
                        .flatMap(text -> Stream.of(text.split("[\\s()\\[\\]]+"))))
                .filter(text -> text.startsWith("http"))
                .toList());
  }

  static List<Rating> ratings(ReportNode cvss) {
    Optional<String> vector = cvss.text("vectorString");
    // A score of 0 without a vector means that there is none.
    Optional<Double> score = cvss.number("score").filter(value -> value > 0 || vector.isPresent());
    return vector.isEmpty() && score.isEmpty()
        ? List.of()
        : List.of(
            new Rating(
                "ghsa",
                Findings.cvssMethod(null, vector.orElse(null)),
                score.orElse(null),
                vector.orElse(null),
                null));
  }

  /** The advisory comes first: it may cover several CVEs. */
  private static List<String> ids(ReportNode advisory) {
    Set<String> ids = new LinkedHashSet<>();
    advisory.text("github_advisory_id").map(Findings::spelled).ifPresent(ids::add);
    advisory.text("url").map(Findings::vulnerabilityIds).ifPresent(ids::addAll);
    advisory.strings("cves").forEach(cve -> ids.add(Findings.spelled(cve)));
    return List.copyOf(ids);
  }

  /** A range; only its lower bound is a version. */
  private static List<String> fixed(ReportNode advisory) {
    return advisory
        .text("patched_versions")
        .filter(range -> !range.equals(NO_FIX))
        .filter(range -> range.matches(">=\\s*[\\w.+-]{1,100}"))
        .map(range -> range.substring(2).strip())
        .stream()
        .toList();
  }

  private static Optional<String> paths(List<ReportNode> installed) {
    List<String> lines = new ArrayList<>();
    for (ReportNode found : installed) {
      String version = found.text("version").map(text -> text + ": ").orElse("");
      found.strings("paths").stream().limit(20).forEach(path -> lines.add(version + path));
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }
}
