/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nikto;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The JSON form: a host, or since 2.5 an array of them. Address and port may follow the items. */
final class NiktoJson {

  private NiktoJson() {}

  static void read(ReportInput input, ReportWriter writer) throws IOException {
    List<String> sites = new ArrayList<>();
    JsonReader.read(input, json -> hosts(json, () -> sites.add(site(json))));
    if (sites.isEmpty()) {
      throw MalformedReportException.at("", "this is no Nikto report: it has no 'vulnerabilities'");
    }
    writer.beginScan(ScanHeader.of("nikto", Category.DAST));
    int[] host = {0};
    JsonReader.read(input, json -> hosts(json, () -> items(json, sites.get(host[0]++), writer)));
    writer.endScan();
  }

  /** Reads a host at which the reader stands. */
  @FunctionalInterface
  private interface HostHandler {
    void host() throws IOException;
  }

  private static void hosts(JsonReader json, HostHandler handler) throws IOException {
    if (json.isArray()) {
      json.array(i -> handler.host());
    } else {
      handler.host();
    }
  }

  private static String site(JsonReader json) throws IOException {
    String[] parts = {"", "", ""};
    json.object(
        field -> {
          switch (field) {
            case "host" -> parts[0] = json.text().orElse("");
            case "port" -> parts[1] = json.text().orElse("");
            case "vulnerabilities" -> {
              parts[2] = "items";
              json.array(i -> {});
            }
            default -> {}
          }
        });
    if (parts[2].isEmpty()) {
      throw MalformedReportException.at(
          json.pointer(), "a host of a Nikto report needs 'vulnerabilities'");
    }
    return switch (parts[1]) {
      case "443" -> "https://" + parts[0];
      case "", "80" -> "http://" + parts[0];
      default -> "http://" + parts[0] + ":" + parts[1];
    };
  }

  private static void items(JsonReader json, String site, ReportWriter writer) throws IOException {
    json.object(
        field -> {
          if (field.equals("vulnerabilities")) {
            json.array(i -> writer.finding(item(json.objectNode(Set.of()), site)));
          }
        });
  }

  private static RawFinding.Builder item(ReportNode item, String site) {
    return new NiktoItem(
            item.pointer(),
            item.text("id"),
            item.text("msg"),
            item.text("method"),
            item.text("url").map(url -> url.startsWith("http") ? url : site + url),
            item.text("OSVDB"),
            item.text("references").stream().filter(link -> link.startsWith("http")).toList())
        .finding();
  }
}
