/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.fortify;

import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.XmlReader;
import io.sluice.ingest.report.ZipEntries;
import java.io.IOException;

/**
 * A project file. Passes: audit and everything of the results that vulnerabilities refer to and
 * that stands behind them, then the vulnerabilities.
 */
final class Fpr {

  static final String RESULTS = "audit.fvdl";
  private static final String AUDIT = "audit.xml";

  private final ReportInput input;
  private final ReportWriter writer;

  Fpr(ReportInput input, ReportWriter writer) {
    this.input = input;
    this.writer = writer;
  }

  void read() throws IOException {
    FvdlRules rules = new FvdlRules();
    FprAudit audit = new FprAudit();
    boolean[] found = {false};
    ZipEntries.read(
        input,
        (name, content) -> {
          if (name.equals(RESULTS)) {
            requireOnce(found[0]);
            found[0] = true;
            XmlReader.read(content, rules::read);
          } else if (name.equals(AUDIT)) {
            XmlReader.read(content, audit::read);
          }
        });
    if (!found[0]) {
      throw new MalformedReportException("", "this is no FPR: it has no " + RESULTS);
    }
    writer.beginScan(rules.header());
    ZipEntries.read(
        input,
        (name, content) -> {
          if (name.equals(RESULTS)) {
            XmlReader.read(content, xml -> vulnerabilities(xml, rules, audit));
          }
        });
    writer.endScan();
  }

  private static void requireOnce(boolean before) {
    if (before) {
      throw new MalformedReportException("", "the archive has " + RESULTS + " twice");
    }
  }

  private void vulnerabilities(XmlReader xml, FvdlRules rules, FprAudit audit) throws IOException {
    xml.children(
        list -> {
          if (list.equals("Vulnerabilities")) {
            xml.children(
                name -> {
                  if (name.equals("Vulnerability")) {
                    writer.finding(new FvdlVulnerability(xml.element(), rules, audit).finding());
                  }
                });
          }
        });
  }
}
