/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkov;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a report says about the run of one framework.
 *
 * @param configuration the framework ({@code check_type}); empty in a bare summary
 * @param version version of Checkov
 * @param unparsed files that Checkov could not parse
 */
record CheckovHead(String configuration, Optional<String> version, int unparsed) {

  /** Reads the object at which the reader stands. */
  static CheckovHead read(JsonReader json) throws IOException {
    if (!json.isObject()) {
      throw json.wrongType("an object");
    }
    String pointer = json.pointer();
    Reading reading = new Reading();
    json.object(
        field -> {
          switch (field) {
            case "check_type" -> reading.framework = json.text();
            case "results" -> {
              reading.results = !json.isNull();
              reading.readResults(json);
            }
            case "summary" -> reading.readSummary(json.node());
            case "checkov_version" -> reading.version = json.text();
            case "failed" -> reading.failed = json.text();
            default -> {}
          }
        });
    return reading.head(pointer);
  }

  ScanHeader header() {
    ScanHeader header =
        CheckovFormat.header().withConfiguration(configuration).withToolVersion(version);
    return unparsed == 0
        ? header
        : header.incomplete("Checkov could not parse " + unparsed + " files");
  }

  /** The same with a number when the framework was there before, as after several directories. */
  CheckovHead distinctFrom(List<String> configurations) {
    String distinct = configuration;
    for (int i = 2; configurations.contains(distinct); i++) {
      distinct = configuration + " " + i;
    }
    return new CheckovHead(distinct, version, unparsed);
  }

  private static final class Reading {
    private Optional<String> framework = Optional.empty();
    private Optional<String> version = Optional.empty();
    private Optional<String> failed = Optional.empty();
    private boolean results;
    private int unparsed;

    void readResults(JsonReader json) throws IOException {
      json.object(
          list -> {
            if (list.equals("parsing_errors")) {
              json.array(i -> unparsed++);
            }
          });
    }

    void readSummary(ReportNode summary) {
      version = summary.requireObject().text("checkov_version");
    }

    CheckovHead head(String pointer) {
      boolean nothingFound = failed.filter("0"::equals).isPresent();
      if (!results && !nothingFound) {
        throw MalformedReportException.at(
            pointer, "this is no Checkov report: it has neither 'results' nor a summary of none");
      }
      return new CheckovHead(framework.orElse(""), version, unparsed);
    }
  }
}
