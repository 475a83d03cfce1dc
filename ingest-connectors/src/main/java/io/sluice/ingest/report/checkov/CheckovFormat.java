/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkov;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checkov's JSON: an object for one framework, an array of such objects for several, or a bare
 * summary when it found nothing to check. One finding a failed check.
 *
 * <p>Each framework is a scan of its own, with the framework as configuration: a run of Terraform
 * checks alone says nothing about the Dockerfiles. A framework with files that Checkov could not
 * parse is incomplete.
 */
public final class CheckovFormat implements ReportFormat {

  /** Settings and graph of a check, large and not needed. */
  private static final Set<String> SKIPPED =
      Set.of(
          "evaluations",
          "entity_tags",
          "connected_node",
          "definition_context_file_path",
          "breadcrumbs",
          "fixed_definition",
          "inherited_suppressions");

  @Override
  public String id() {
    return "checkov";
  }

  @Override
  public String name() {
    return "Checkov JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.IAC, Category.SCA, Category.SECRET);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    for (String root : peek.isArray() ? List.of("/0") : List.of("")) {
      if (peek.hasAll(root + "/check_type", root + "/results")
          || (peek.has(root + "/checkov_version") && peek.has(root + "/failed"))
          || peek.has(root + "/results/failed_checks")) {
        return Confidence.CERTAIN;
      }
    }
    return Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    List<CheckovHead> heads = readHeads(input);
    JsonReader.read(input, json -> frameworks(json, i -> scan(json, heads.get(i), writer)));
  }

  private static void scan(JsonReader json, CheckovHead head, ReportWriter writer)
      throws IOException {
    writer.beginScan(head.header());
    json.object(
        field -> {
          if (field.equals("results")) {
            json.object(
                list -> {
                  if (list.equals("failed_checks")) {
                    json.array(
                        i -> writer.finding(CheckovCheck.read(json.objectNode(SKIPPED), writer)));
                  }
                });
          }
        });
    writer.endScan();
  }

  private static List<CheckovHead> readHeads(ReportInput input) throws IOException {
    List<CheckovHead> heads = new ArrayList<>();
    List<String> configurations = new ArrayList<>();
    JsonReader.read(
        input,
        json ->
            frameworks(
                json,
                i -> {
                  CheckovHead head = CheckovHead.read(json).distinctFrom(configurations);
                  configurations.add(head.configuration());
                  heads.add(head);
                }));
    if (heads.isEmpty()) {
      throw MalformedReportException.at("", "this is no Checkov report: it is an empty array");
    }
    return heads;
  }

  private static void frameworks(JsonReader json, JsonReader.ElementHandler handler)
      throws IOException {
    if (json.isArray()) {
      json.array(handler);
    } else if (json.isObject()) {
      handler.element(0);
    } else {
      throw json.wrongType("an object or an array");
    }
  }

  /** Header of a scan of nothing but what Checkov says about itself. */
  static ScanHeader header() {
    return ScanHeader.of("checkov", Category.IAC);
  }
}
