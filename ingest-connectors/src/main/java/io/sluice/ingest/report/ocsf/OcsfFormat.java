/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.ocsf;

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
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Findings in OCSF 1.0 to 1.8: vulnerability (2002), compliance (2003), detection (2004), data
 * security (2006) and application security posture (2007) findings, and security findings (2001) of
 * before 1.1. A list, an event, or events one after the other. One finding for each vulnerability
 * in an event, at least one; a passed check is none. Each product is a scan of its own. Only
 * Prowler's is a whole scan: other products send events.
 */
public final class OcsfFormat implements ReportFormat {

  private static final Set<String> CLASSES = Set.of("2001", "2002", "2003", "2004", "2006", "2007");

  /** Large, and nothing that a finding tells. */
  private static final Set<String> SKIPPED =
      Set.of(
          "raw_data", "observables", "enrichments", "data", "evidences", "compliance_references");

  private static final int PRODUCTS = 50;

  @Override
  public String id() {
    return "ocsf";
  }

  @Override
  public String name() {
    return "OCSF findings JSON";
  }

  @Override
  public Set<Category> categories() {
    Set<Category> all = EnumSet.allOf(Category.class);
    all.removeAll(EnumSet.of(Category.UNKNOWN, Category.SBOM, Category.VEX));
    return all;
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    for (String at : new String[] {"", "/0", "/1"}) {
      boolean finding = peek.text(at + "/class_uid").filter(CLASSES::contains).isPresent();
      if (finding
          && peek.hasAny(
              at + "/finding_info", at + "/finding", at + "/metadata", at + "/vulnerabilities")) {
        return Confidence.CERTAIN;
      }
    }
    return Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    Map<String, ScanHeader> products = new TreeMap<>();
    walk(
        input,
        event -> {
          String product = OcsfEvent.product(event);
          if (!products.containsKey(product)) {
            products.put(product, new OcsfEvent(event).header());
          }
          if (products.size() > PRODUCTS) {
            throw MalformedReportException.at(
                event.pointer(), "more than " + PRODUCTS + " products in one report");
          }
        });
    if (products.isEmpty()) {
      writer.beginScan(
          ScanHeader.of("ocsf", Category.CLOUD).incomplete("no event, so no product is known"));
      writer.endScan();
    }
    for (Map.Entry<String, ScanHeader> product : products.entrySet()) {
      writer.beginScan(product.getValue());
      walk(
          input,
          event -> {
            if (OcsfEvent.product(event).equals(product.getKey())) {
              new OcsfEvent(event).write(writer);
            }
          });
      writer.endScan();
    }
  }

  /** Takes an event. */
  @FunctionalInterface
  private interface Handler {
    void event(ReportNode event) throws IOException;
  }

  private static void walk(ReportInput input, Handler handler) throws IOException {
    boolean[] any = {false};
    JsonReader.readAll(
        input,
        (json, index) -> {
          any[0] = true;
          if (json.isArray()) {
            json.array(i -> accept(json.objectNode(SKIPPED), handler));
          } else {
            ReportNode node = json.objectNode(SKIPPED);
            String pointer = index == 0 ? "" : "/" + index;
            accept(ReportNode.ofFields(pointer, node.fields()), handler);
          }
        });
    if (!any[0]) {
      throw new MalformedReportException("", "the report is empty");
    }
  }

  private static void accept(ReportNode event, Handler handler) throws IOException {
    if (event.text("class_uid").filter(CLASSES::contains).isEmpty()) {
      throw MalformedReportException.at(
          event.pointer(), "this is no finding of OCSF: its 'class_uid' is none of 2001 to 2007");
    }
    handler.event(event);
  }
}
