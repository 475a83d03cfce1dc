/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivyoperator;

import io.sluice.event.Category;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** First pass: the kinds of reports in a file, and what each of them covers. */
final class OperatorKinds {

  private static final int KINDS = 50;

  /** Reports of one kind. */
  static final class Kind {
    private final String name;
    private final String namespace;
    private final String report;
    private boolean sameNamespace = true;
    private int count;
    private Optional<String> version = Optional.empty();
    private Optional<Instant> updated = Optional.empty();

    Kind(String name, String namespace, String report) {
      this.name = name;
      this.namespace = namespace;
      this.report = report;
    }

    String name() {
      return name;
    }

    /** One report covers a workload, reports of one namespace it, others the cluster. */
    private String configuration() {
      return Stream.of(name, sameNamespace ? namespace : "", count == 1 ? stable(report) : "")
          .filter(text -> !text.isEmpty())
          .collect(Collectors.joining(" "));
    }

    ScanHeader header() {
      return ScanHeader.of("trivy operator", category(name))
          .withToolVersion(version)
          .withScannedAt(updated)
          .withConfiguration(configuration());
    }
  }

  private final Map<String, Kind> kinds = new TreeMap<>();

  private OperatorKinds() {}

  static OperatorKinds read(ReportInput input) throws IOException {
    OperatorKinds kinds = new OperatorKinds();
    OperatorWalk.read(input, kinds::note);
    if (kinds.kinds.isEmpty()) {
      kinds.kinds.put("", new Kind("", "", ""));
    }
    return kinds;
  }

  Collection<Kind> all() {
    return kinds.values();
  }

  private void note(ReportNode report) {
    ReportNode metadata = report.object("metadata");
    String namespace = metadata.text("namespace").orElse("");
    String name = kindOf(report);
    Kind kind =
        kinds.computeIfAbsent(
            name, text -> new Kind(text, namespace, metadata.text("name").orElse("")));
    if (kinds.size() > KINDS) {
      throw MalformedReportException.at(
          report.pointer(), "more than " + KINDS + " kinds of reports in one file");
    }
    kind.count++;
    kind.sameNamespace &= kind.namespace.equals(namespace);
    ReportNode content = report.object("report");
    kind.version = kind.version.or(() -> content.object("scanner").text("version"));
    kind.updated = kind.updated.or(() -> content.instant("updateTimestamp"));
  }

  static String kindOf(ReportNode report) {
    return report
        .text("kind")
        .orElseGet(
            () -> {
              ReportNode content = report.object("report");
              return content.has("vulnerabilities")
                  ? "VulnerabilityReport"
                  : content.has("secrets") ? "ExposedSecretReport" : "ConfigAuditReport";
            });
  }

  private static Category category(String kind) {
    return switch (kind) {
      case "VulnerabilityReport", "ClusterVulnerabilityReport", "" -> Category.CONTAINER;
      case "ExposedSecretReport" -> Category.SECRET;
      case "SbomReport", "ClusterSbomReport" -> Category.SBOM;
      default -> Category.IAC;
    };
  }

  /** Name without the hash that a deployment gives each of its replica sets. */
  private static String stable(String name) {
    return name.replaceAll("-(?=[0-9a-f]*[0-9])[0-9a-f]{8,10}(?=-|$)", "");
  }
}
