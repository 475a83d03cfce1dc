/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.event.CvssRole;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.IntelSource;
import io.sluice.event.IntelState;
import io.sluice.event.SsvcAssessment;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a CVE record of version 5 says: ratings of the CNA and of the ADPs, each under its name, the
 * SSVC answers that CISA gives in its ADP container (Vulnrichment), references that are exploits,
 * entries of KEV that an ADP repeats, and whether the record is rejected or disputed.
 */
final class CveRecord {

  private static final List<String> CVSS = List.of("cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0");

  private final String id;
  private final JsonNode record;
  private final CvssRatings ratings;
  private final ExploitList exploits = new ExploitList();
  private @Nullable SsvcAssessment ssvc;

  private CveRecord(String id, JsonNode record, Consumer<String> problems) {
    this.id = id;
    this.record = record;
    this.ratings = new CvssRatings(id, problems);
  }

  /** Reads a record; empty when it is none of version 5, which then is a problem. */
  static Optional<VulnerabilityIntel> read(
      JsonNode record, Instant observedAt, Consumer<String> problems) {
    String id = JsonTree.text(record.path("cveMetadata"), "cveId").orElse("");
    if (!Cves.isId(id)) {
      problems.accept("something that is no CVE record: passed over");
      return Optional.empty();
    }
    String version = JsonTree.text(record, "dataVersion").orElse("");
    if (!version.startsWith("5.")) {
      problems.accept(
          id + " is of version " + MalformedFileException.quote(version) + ", not 5: left out");
      return Optional.empty();
    }
    return switch (JsonTree.text(record.path("cveMetadata"), "state").orElse("")) {
      case "PUBLISHED" ->
          Optional.of(
              new CveRecord(id, record, problems).published().setObservedAt(observedAt).build());
      case "REJECTED" ->
          Optional.of(
              new CveRecord(id, record, problems)
                  .builder()
                  .setState(IntelState.REJECTED)
                  .setObservedAt(observedAt)
                  .build());
      default -> {
        problems.accept(id + " is neither published nor rejected: left out");
        yield Optional.empty();
      }
    };
  }

  private VulnerabilityIntel.Builder builder() {
    String updated =
        Stream.of("dateUpdated", "dateRejected", "datePublished")
            .flatMap(field -> JsonTree.text(record.path("cveMetadata"), field).stream())
            .findFirst()
            .orElse("");
    return VulnerabilityIntel.newBuilder()
        .setVulnerabilityId(id)
        .setSource(IntelSource.CVE)
        .setFeedVersion(updated)
        .setFeedDate(FeedTime.read(updated).orElse(null));
  }

  private VulnerabilityIntel.Builder published() {
    JsonNode cna = record.path("containers").path("cna");
    container(cna, CvssRole.VENDOR);
    JsonTree.elements(record.path("containers"), "adp")
        .forEach(adp -> container(adp, CvssRole.ADP));
    boolean disputed =
        JsonTree.elements(cna, "tags").anyMatch(tag -> "disputed".equals(tag.textValue()));
    return builder()
        .setState(disputed ? IntelState.DISPUTED : IntelState.PUBLISHED)
        .setCvss(ratings.list())
        .setSsvc(ssvc)
        .setExploits(exploits.list());
  }

  private void container(JsonNode container, CvssRole role) {
    JsonNode metadata = container.path("providerMetadata");
    String provider =
        JsonTree.text(metadata, "shortName")
            .or(() -> JsonTree.text(metadata, "orgId"))
            .orElse("unknown");
    JsonTree.elements(container, "metrics")
        .forEach(
            metric -> {
              CVSS.forEach(name -> ratings.add(provider, role, metric.path(name)));
              other(metric.path("other"), provider);
            });
    JsonTree.elements(container, "references")
        .filter(reference -> isExploit(reference))
        .forEach(
            reference ->
                JsonTree.text(reference, "url")
                    .ifPresent(
                        url ->
                            exploits.add(ExploitMaturity.POC, "cve-reference", url, null, false)));
  }

  private static boolean isExploit(JsonNode reference) {
    return JsonTree.elements(reference, "tags").anyMatch(tag -> "exploit".equals(tag.textValue()));
  }

  private void other(JsonNode other, String provider) {
    JsonNode content = other.path("content");
    switch (JsonTree.text(other, "type").orElse("")) {
      case "ssvc" -> ssvc = Ssvc.read(content, provider).orElse(ssvc);
      case "kev" ->
          exploits.add(
              ExploitMaturity.ACTIVE,
              "adp-kev",
              JsonTree.text(content, "reference").orElse(provider),
              JsonTree.text(content, "dateAdded").flatMap(FeedTime::date).orElse(null),
              true);
      default -> {} // A severity in words of the CNA's own.
    }
  }
}
