/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.invicti;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.Set;

/**
 * The JSON report of Invicti, Netsparker and Acunetix 360, which are one product under several
 * names: one finding an element of {@code Vulnerabilities}.
 */
public final class InvictiFormat implements ReportFormat {

  private static ScanHeader header(ReportInput input) throws IOException {
    boolean[] found = {false};
    ReportNode[] target = {ReportNode.absent()};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "Target" -> target[0] = json.objectNode(Set.of());
                    case "Vulnerabilities" -> {
                      found[0] = true;
                      json.array(i -> {});
                    }
                    default -> {}
                  }
                }));
    if (!found[0]) {
      throw MalformedReportException.at(
          "", "this is no Invicti report: it has no 'Vulnerabilities'");
    }
    return ScanHeader.of("invicti", Category.DAST)
        .withAsset(
            target[0]
                .text("Url")
                .filter(url -> url.startsWith("http") && !url.contains("|") && !url.contains(" "))
                .map(url -> "url:" + url.replaceFirst("/+$", "")));
  }

  @Override
  public String id() {
    return "invicti";
  }

  @Override
  public String name() {
    return "Invicti, Netsparker or Acunetix 360 JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.DAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.hasAll("/Target", "/Vulnerabilities")) {
      return Confidence.NONE;
    }
    return peek.hasAny("/Target/ScanId", "/Vulnerabilities/0/LookupId")
        ? Confidence.CERTAIN
        : Confidence.LIKELY;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    writer.beginScan(header(input));
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("Vulnerabilities")) {
                    json.array(
                        i ->
                            writer.finding(
                                new InvictiVulnerability(json.objectNode(Set.of("HttpResponse")))
                                    .finding()));
                  }
                }));
    writer.endScan();
  }
}
