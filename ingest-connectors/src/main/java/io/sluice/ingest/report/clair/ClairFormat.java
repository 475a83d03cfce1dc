/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.clair;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Clair's vulnerabilities of an image: of clair-scanner ({@code image}, {@code vulnerabilities}),
 * of klar and the API v1 ({@code Vulnerabilities} by severity, {@code Layer}), and the report of
 * Clair 4 ({@code manifest_hash}, {@code package_vulnerabilities}). One finding for each
 * vulnerability and package.
 */
public final class ClairFormat implements ReportFormat {

  @Override
  public String id() {
    return "clair";
  }

  @Override
  public String name() {
    return "Clair JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.CONTAINER);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject()) {
      return Confidence.NONE;
    }
    boolean certain =
        peek.has("/vulnerabilities/0/featurename")
            || peek.hasAll("/image", "/unapproved", "/vulnerabilities")
            || peek.hasAll("/LayerCount", "/Vulnerabilities")
            || peek.has("/Layer/Features")
            || peek.hasAll("/manifest_hash", "/packages");
    return certain ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    ClairHead head = ClairHead.read(input);
    if (!head.found()) {
      throw MalformedReportException.at(
          "",
          "this is no report of Clair: it has no 'vulnerabilities', 'Vulnerabilities', 'Layer' or"
              + " 'package_vulnerabilities'");
    }
    writer.beginScan(head.header());
    ClairVulnerability reader = new ClairVulnerability(head);
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "vulnerabilities" -> {
                      if (!head.isFour()) {
                        json.array(i -> writer.finding(reader.scanner(json.objectNode(Set.of()))));
                      }
                    }
                    case "Vulnerabilities" ->
                        json.object(
                            severity ->
                                json.array(
                                    i ->
                                        writer.finding(
                                            reader.klar(json.objectNode(Set.of()), severity))));
                    case "Layer" -> layer(json, reader, writer);
                    case "package_vulnerabilities" ->
                        json.object(id -> four(json, id, reader, writer));
                    default -> {}
                  }
                }));
    writer.endScan();
  }

  private static void layer(JsonReader json, ClairVulnerability reader, ReportWriter writer)
      throws IOException {
    json.object(
        field -> {
          if (field.equals("Features")) {
            json.array(
                i -> {
                  var feature = json.objectNode(Set.of());
                  for (var vulnerability : feature.objects("Vulnerabilities")) {
                    writer.finding(reader.layer(vulnerability, feature));
                  }
                });
          }
        });
  }

  private static void four(
      JsonReader json, String packageId, ClairVulnerability reader, ReportWriter writer)
      throws IOException {
    String pointer = json.pointer();
    json.array(
        i -> {
          Optional<String> id = json.text();
          if (id.isPresent()) {
            writer.finding(reader.four(packageId, id.get(), pointer));
          }
        });
  }
}
