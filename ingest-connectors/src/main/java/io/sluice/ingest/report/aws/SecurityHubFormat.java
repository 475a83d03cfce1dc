/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.aws;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * AWS Security Finding Format (ASFF, schema 2018-10-08): answers of {@code aws securityhub
 * get-findings}, lists, and single findings. One finding a finding, with all its resources; each
 * product behind Security Hub is a scan of its own.
 */
public final class SecurityHubFormat implements ReportFormat {

  private static final Set<String> SKIPPED =
      Set.of("Tags", "Network", "Process", "UserDefinedFields");
  private static final int PRODUCTS = 50;

  @Override
  public String id() {
    return "asff";
  }

  @Override
  public String name() {
    return "AWS Security Finding Format";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(
        Category.CLOUD, Category.CONTAINER, Category.SCA, Category.SAST, Category.RUNTIME);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    for (String at : new String[] {"", "/0", "/Findings/0", "/findings/0"}) {
      if (peek.hasAny(at + "/ProductArn", at + "/GeneratorId")
          && peek.hasAny(at + "/SchemaVersion", at + "/AwsAccountId", at + "/Types")) {
        return Confidence.CERTAIN;
      }
    }
    boolean nothing = peek.isObject() && peek.has("/Findings") && !peek.has("/Findings/0");
    return nothing ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    Map<String, Category> products = new TreeMap<>();
    boolean more =
        walk(
            input,
            finding -> {
              products.putIfAbsent(
                  SecurityHubFinding.product(finding), SecurityHubFinding.scanCategory(finding));
              if (products.size() > PRODUCTS) {
                throw MalformedReportException.at(
                    finding.pointer(), "more than " + PRODUCTS + " products in one report");
              }
            });
    if (products.isEmpty()) {
      products.put("aws security hub", Category.CLOUD);
    }
    for (Map.Entry<String, Category> product : products.entrySet()) {
      ScanHeader header =
          ScanHeader.of(product.getKey(), product.getValue()).withConfiguration("security hub");
      writer.beginScan(more ? header.incomplete("a page of several, others follow") : header);
      walk(
          input,
          finding -> {
            if (SecurityHubFinding.product(finding).equals(product.getKey())) {
              writer.finding(new SecurityHubFinding(finding).read());
            }
          });
      writer.endScan();
    }
  }

  /** Takes a finding. */
  @FunctionalInterface
  private interface Handler {
    void finding(ReportNode finding) throws IOException;
  }

  /** True when the answer says that others follow. */
  private static boolean walk(ReportInput input, Handler handler) throws IOException {
    boolean[] seen = {false, false};
    Map<String, ReportNode> single = new TreeMap<>();
    JsonReader.read(
        input,
        json -> {
          if (json.isArray()) {
            seen[0] = true;
            json.array(i -> handler.finding(json.objectNode(SKIPPED)));
            return;
          }
          if (!json.isObject()) {
            throw json.wrongType("an object or an array");
          }
          json.object(
              field -> {
                switch (field) {
                  case "Findings", "findings" -> {
                    seen[0] |= !json.isNull();
                    json.array(i -> handler.finding(json.objectNode(SKIPPED)));
                  }
                  case "NextToken", "nextToken" -> seen[1] = !json.isNull();
                  default -> single.put(field, json.node(SKIPPED));
                }
              });
        });
    if (!seen[0] && single.containsKey("ProductArn")) {
      handler.finding(ReportNode.ofFields("", single));
      seen[0] = true;
    }
    if (!seen[0]) {
      throw MalformedReportException.at("", "this is no ASFF: it has no 'Findings'");
    }
    return seen[1];
  }

  static Optional<String> lastPart(String arn) {
    return Optional.of(arn.substring(arn.lastIndexOf('/') + 1)).filter(text -> !text.isBlank());
  }
}
