/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.ingest.publish.PublishedReport;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a submission did, in one line. */
final class Submissions {

  private Submissions() {}

  static String summary(PublishedReport report) {
    if (report.scans().isEmpty()) {
      return report.format() + ": the report holds no scan; nothing was published";
    }
    return report.scans().stream()
        .map(Submissions::summary)
        .collect(Collectors.joining("; ", report.format() + ": ", ""));
  }

  private static String summary(PublishedReport.Scan scan) {
    return String.format(
        Locale.ROOT,
        "%,d findings%s of %s to %s%s",
        scan.findings(),
        scan.components() == 0
            ? ""
            : String.format(Locale.ROOT, " and %,d components", scan.components()),
        scan.scope().getTool(),
        scan.topic(),
        scan.complete() ? "" : " (not a complete scan: resolves nothing)");
  }
}
