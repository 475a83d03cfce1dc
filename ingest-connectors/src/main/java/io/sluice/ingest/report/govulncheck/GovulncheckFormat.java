/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.govulncheck;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Set;

/**
 * {@code govulncheck -json}: a stream of messages, also gathered in a list, or the object of the
 * versions before 1.0. One finding for each vulnerability and module. The tool first says that a
 * vulnerable module is required, then that a package is imported, then each call of a function: the
 * message that goes furthest makes the finding, and says how far. Messages come in any order, so
 * the file is read twice.
 */
public final class GovulncheckFormat implements ReportFormat {

  @Override
  public String id() {
    return "govulncheck";
  }

  @Override
  public String name() {
    return "govulncheck JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SCA);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (peek.hasAny(
        "/config/protocol_version",
        "/config/scanner_name",
        "/0/config/protocol_version",
        "/0/config/scanner_name")) {
      return Confidence.CERTAIN;
    }
    boolean legacy =
        peek.isObject()
            && (peek.hasAll("/Vulns/0/OSV/id")
                || peek.hasAll("/Calls/Functions")
                || peek.hasAll("/Vulns", "/Requires"));
    return legacy ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    GovulncheckSurvey survey = new GovulncheckSurvey();
    GovulncheckMessages.read(input, survey);
    writer.beginScan(survey.header());
    GovulncheckMessages.read(
        input,
        (message, kind, number) -> {
          if (survey.isFurthest(number)) {
            writer.finding(
                kind == GovulncheckMessages.Kind.LEGACY
                    ? GovulncheckLegacy.read(message, survey)
                    : GovulncheckFinding.read(message, survey));
          }
        });
    writer.endScan();
  }
}
