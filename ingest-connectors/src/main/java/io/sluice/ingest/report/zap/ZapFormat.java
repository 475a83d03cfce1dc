/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.zap;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Set;

/**
 * ZAP's traditional JSON or XML report: one finding an alert, with all its instances as locations,
 * so that one more page with the same missing header is the same finding.
 *
 * <p>JSON and XML carry the same names; {@link ZapXml} turns an XML alert into the shape of a JSON
 * one.
 */
public final class ZapFormat implements ReportFormat {

  @Override
  public String id() {
    return "zap";
  }

  @Override
  public String name() {
    return "ZAP JSON or XML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.DAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (peek.xml().root().equals(ZapXml.ROOT)) {
      return Confidence.CERTAIN;
    }
    if (!peek.isObject() || !peek.has("/site")) {
      return Confidence.NONE;
    }
    boolean site = peek.hasAny("/site/0/@name", "/site/0/alerts", "/site/@name", "/site/alerts");
    boolean zap = peek.text("/@programName").filter(name -> name.contains("ZAP")).isPresent();
    if (zap || (site && peek.has("/@version"))) {
      return Confidence.CERTAIN;
    }
    return site || peek.has("/@version") ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    if (ReportPeek.at(input).isXml()) {
      ZapXml.read(input, writer);
      return;
    }
    writer.beginScan(readHead(input).header());
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("site")) {
                    sites(json, () -> readSite(json, writer));
                  }
                }));
    writer.endScan();
  }

  private static ZapHead readHead(ReportInput input) throws IOException {
    ZapHead head = new ZapHead();
    boolean[] found = {false};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "@version" -> json.text().ifPresent(head::version);
                    case "created" -> json.text().ifPresent(head::created);
                    case "site" -> {
                      found[0] = true;
                      sites(json, () -> readSiteName(json, head));
                    }
                    default -> {}
                  }
                }));
    if (!found[0]) {
      throw MalformedReportException.at("", "this is no ZAP report: it has no 'site'");
    }
    return head;
  }

  /** Reads a site at which the reader stands. */
  @FunctionalInterface
  private interface SiteHandler {
    void site() throws IOException;
  }

  /** Since 2.8 an array; before, a report of one site had it without one. */
  private static void sites(JsonReader json, SiteHandler handler) throws IOException {
    if (json.isObject()) {
      handler.site();
    } else {
      json.array(i -> handler.site());
    }
  }

  private static void readSiteName(JsonReader json, ZapHead head) throws IOException {
    json.object(
        field -> {
          if (field.equals("@name")) {
            json.text().ifPresent(head::site);
          }
        });
  }

  private static void readSite(JsonReader json, ReportWriter writer) throws IOException {
    json.object(
        field -> {
          if (field.equals("alerts")) {
            json.array(i -> writer.finding(ZapAlert.read(json.objectNode(ZapAlert.SKIPPED))));
          }
        });
  }
}
