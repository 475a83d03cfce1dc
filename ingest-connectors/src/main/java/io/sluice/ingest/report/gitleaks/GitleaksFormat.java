/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.gitleaks;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Gitleaks' JSON: an array with one element a leak. A clean repository gives an empty array, or
 * {@code null} from versions that wrote a Go slice without elements. Other tools write those as
 * well, so they are read as Gitleaks' only when that is said: taken for the wrong tool, a clean
 * report would resolve the other one's findings.
 */
public final class GitleaksFormat implements ReportFormat {

  /** The whole line, which repeats the secret. */
  private static final Set<String> SKIPPED = Set.of("line", "Line", "Context");

  @Override
  public String id() {
    return "gitleaks";
  }

  @Override
  public String name() {
    return "Gitleaks JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SECRET);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (peek.isSeveral() || !peek.isArray()) {
      return Confidence.NONE;
    }
    return peek.hasAll("/0/RuleID", "/0/Secret") || peek.hasAll("/0/rule", "/0/offender")
        ? Confidence.CERTAIN
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    writer.beginScan(ScanHeader.of("gitleaks", Category.SECRET).withAsset(repository(input)));
    JsonReader.read(
        input,
        json ->
            json.array(i -> writer.finding(GitleaksLeak.read(json.objectNode(SKIPPED), writer))));
    writer.endScan();
  }

  /** Repository of the first leak, which the legacy form names with each. */
  private static Optional<String> repository(ReportInput input) throws IOException {
    return ReportPeek.at(input).text("/0/repoURL").flatMap(Assets::repository);
  }
}
