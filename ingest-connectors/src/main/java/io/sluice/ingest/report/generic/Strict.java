/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.generic;

import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads fields of a format of our own: what is there has to be right. Formats of others are read
 * more leniently, because their authors are not there to mend them.
 */
final class Strict {

  private Strict() {}

  /** Refuses keys that are not known. */
  static void requireKnown(ReportNode object, Set<String> known) {
    for (Map.Entry<String, ReportNode> field : object.fields().entrySet()) {
      if (!known.contains(field.getKey())) {
        throw MalformedReportException.at(
            // A key as long as a file must not become a message.
            Texts.cut(Texts.line(field.getValue().pointer()), 200),
            "unknown key; known here are " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  static String requiredText(ReportNode object, String field) {
    return object
        .text(field)
        .orElseThrow(
            () ->
                MalformedReportException.at(
                    object.pointer(), "the text '" + field + "' is missing"));
  }

  static Optional<Instant> instant(ReportNode object, String field) {
    Optional<Instant> time = object.instant(field);
    if (time.isEmpty() && object.text(field).isPresent()) {
      throw wrong(object, field, "a time such as 2026-01-31T12:00:00Z");
    }
    return time;
  }

  static Optional<Boolean> flag(ReportNode object, String field) {
    Optional<Boolean> flag = object.flag(field);
    if (flag.isEmpty() && object.has(field)) {
      throw wrong(object, field, "true or false");
    }
    return flag;
  }

  static Optional<Integer> position(ReportNode object, String field) {
    Optional<Integer> position = object.position(field);
    if (position.isEmpty() && object.has(field)) {
      throw wrong(object, field, "a whole number from 1");
    }
    return position;
  }

  static Optional<Double> number(ReportNode object, String field) {
    Optional<Double> number = object.number(field);
    if (number.isEmpty() && object.has(field)) {
      throw wrong(object, field, "a number");
    }
    return number;
  }

  /** CWE ids, each as {@code 89} or {@code CWE-89}; one or an array. */
  static List<Integer> cwes(ReportNode object, String field) {
    return object.strings(field).stream()
        .map(
            text ->
                Findings.cwe(text)
                    .orElseThrow(() -> wrong(object, field, "CWE ids such as 89 or \"CWE-89\"")))
        .distinct()
        .toList();
  }

  private static MalformedReportException wrong(ReportNode object, String field, String expected) {
    return MalformedReportException.at(
        object.get(field).pointer(), "expected " + expected + " but found something else");
  }
}
