/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.submit;

import io.sluice.event.Category;
import io.sluice.ingest.context.ContextFormat;
import io.sluice.ingest.context.PublishOptions;
import io.sluice.ingest.publish.PublishProgress;
import io.sluice.ingest.publish.PublishedReport;
import io.sluice.ingest.publish.ScanOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Submits all files of a portfolio, context first. */
public final class PortfolioSubmission {

  /**
   * What was submitted.
   *
   * @param reports reports
   * @param findings raw findings in them
   * @param components raw components in them
   */
  public record Totals(int reports, long findings, long components) {}

  private PortfolioSubmission() {}

  /**
   * Submits a portfolio.
   *
   * @param directory where its index is
   * @param onProgress gets the number of files done and of all files, after each
   */
  public static Totals submit(
      Submitter submitter,
      Portfolio portfolio,
      Path directory,
      BiConsumer<Integer, Integer> onProgress)
      throws IOException {
    int all = portfolio.context().size() + portfolio.reports().size();
    int done = 0;
    for (Portfolio.ContextEntry entry : portfolio.context()) {
      submitter.context(directory.resolve(entry.file()), options(entry));
      onProgress.accept(++done, all);
    }
    long findings = 0;
    long components = 0;
    for (Portfolio.ReportEntry entry : portfolio.reports()) {
      PublishedReport report =
          submitter.report(
              directory.resolve(entry.file()),
              Optional.ofNullable(entry.format()),
              options(entry),
              PublishProgress.NONE);
      findings += report.findings();
      components += report.components();
      onProgress.accept(++done, all);
    }
    return new Totals(portfolio.reports().size(), findings, components);
  }

  /** A CODEOWNERS file has to be told its asset, and may have any name in a portfolio. */
  private static PublishOptions options(Portfolio.ContextEntry entry) {
    if (entry.asset() == null) {
      return PublishOptions.none();
    }
    PublishOptions options = PublishOptions.none().withAsset(entry.asset());
    return entry.asset().startsWith("repo:")
        ? options.withFormat(ContextFormat.CODEOWNERS)
        : options;
  }

  private static ScanOptions options(Portfolio.ReportEntry entry) {
    return new ScanOptions(
        entry.asset(),
        Optional.ofNullable(entry.category())
            .map(name -> Category.valueOf(name.toUpperCase(Locale.ROOT))),
        "",
        Optional.ofNullable(entry.commit()),
        false,
        Optional.empty(),
        "portfolio");
  }
}
