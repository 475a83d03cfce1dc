/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.RawFinding;
import io.sluice.ingest.file.SharedCorpus;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.grype.GrypeFormat;
import io.sluice.ingest.report.trivy.TrivyFormat;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Base images of real images. */
class BaseImageCorpusTest {

  /** Uppermost layer of {@code node:14}, on which the application was built. */
  private static final String NODE =
      "layer:sha256:0d5f5a015e5d65973cce1dbab5aa60ce0836dbf2b3c9eabcb6efc89db1db3221";

  /** Uppermost layer of {@code python:3.8-slim}. */
  private static final String PYTHON =
      "layer:sha256:6858b25d5a73ff800f097f9917cf6720ff1aeea25717e18bda4fa679a27f2524";

  @Test
  void shouldTellThePackagesOfNodeFromThoseOfTheApplication() throws IOException {
    List<RawFinding> findings = read(new TrivyFormat(), "scanners/trivy/all_statuses.json");

    assertThat(findings)
        .filteredOn(finding -> "deb".equals(ecosystem(finding)))
        .isNotEmpty()
        .extracting(RawFinding::getBaseImage)
        .containsOnly(NODE);
  }

  @Test
  void shouldTellThePackagesOfPythonFromThoseInstalledOnIt() throws IOException {
    List<RawFinding> findings =
        read(new GrypeFormat(), "scanners/anchore_grype/check_all_fields.json");

    assertThat(findings)
        .filteredOn(finding -> finding.getPackage$().getName().equals("libc-bin"))
        .isNotEmpty()
        .extracting(RawFinding::getBaseImage)
        .containsOnly(PYTHON);
    assertThat(findings)
        .filteredOn(
            finding ->
                List.of("redis", "libgssapi-krb5-2").contains(finding.getPackage$().getName()))
        .isNotEmpty()
        .extracting(RawFinding::getBaseImage)
        .containsOnlyNulls();
  }

  private static String ecosystem(RawFinding finding) {
    return String.valueOf(finding.getPackage$().getEcosystem());
  }

  private static List<RawFinding> read(ReportFormat format, String file) throws IOException {
    return Collected.read(format, ReportInput.of(SharedCorpus.path(file))).findings;
  }
}
