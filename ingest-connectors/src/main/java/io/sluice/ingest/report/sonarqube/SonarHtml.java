/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sonarqube;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The page of sonar-report: a table with an issue in each row, found by the names of its columns,
 * and a table of the rules. The page is held in memory, so its size is bounded.
 */
final class SonarHtml {

  static final String CONFIGURATION = "report";

  /** A page of 20,000 issues has 10 MB; in memory it takes ten times its size. */
  static final int MAX_BYTES = 16 << 20;

  private static final String END = "</html>";

  private final Map<String, SonarRule> rules = new HashMap<>();
  private final ReportWriter writer;
  private boolean found;

  private SonarHtml(ReportWriter writer) {
    this.writer = writer;
  }

  static boolean isHtml(String head) {
    String start = head.stripLeading();
    String lower = start.substring(0, Math.min(64, start.length())).toLowerCase(Locale.ROOT);
    return lower.startsWith("<!doctype html") || lower.startsWith("<html");
  }

  static void read(ReportInput input, ReportWriter writer) throws IOException {
    byte[] bytes;
    try (InputStream in = input.open()) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new MalformedReportException(
          "", "the page is larger than " + (MAX_BYTES >> 20) + " MiB; submit the JSON report");
    }
    requireEnd(bytes);
    Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
    SonarHtml reading = new SonarHtml(writer);
    writer.beginScan(SonarHead.header(CONFIGURATION));
    reading.tables(page);
    writer.endScan();
  }

  /** A browser shows half a page, and so does the parser: it would count as a clean scan. */
  private static void requireEnd(byte[] bytes) {
    byte[] tail = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 1_024), bytes.length);
    String text = new String(tail, UTF_8).replace("\0", "").toLowerCase(Locale.ROOT);
    if (!text.stripTrailing().endsWith(END)) {
      throw new MalformedReportException("", "the page ends early: it has no " + END);
    }
  }

  private void tables(Document page) throws IOException {
    List<Element> tables = page.select("table");
    for (Element table : tables) {
      if (columns(table).equals(List.of("rule", "description"))) {
        rows(table).forEach(this::rule);
      }
    }
    for (int i = 0; i < tables.size(); i++) {
      List<String> columns = columns(tables.get(i));
      if (columns.containsAll(List.of("rule", "severity", "component"))) {
        found = true;
        List<Element> rows = rows(tables.get(i));
        for (int j = 0; j < rows.size(); j++) {
          String pointer = "(//table)[" + (i + 1) + "]/tbody/tr[" + (j + 1) + "]";
          writer.finding(issue(pointer, columns, cells(rows.get(j))));
        }
      }
    }
    if (!found) {
      throw new MalformedReportException(
          "", "this is no page of sonar-report: no table has rule, severity and component");
    }
  }

  private void rule(Element row) {
    List<Element> cells = cells(row);
    if (cells.size() == 2) {
      rules.put(
          cells.get(0).text().strip(), SonarRule.of(Optional.empty(), cells.get(1).outerHtml()));
    }
  }

  private RawFinding.Builder issue(String pointer, List<String> columns, List<Element> cells) {
    Map<String, String> issue = new HashMap<>();
    for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
      String text = cells.get(i).text().strip();
      if (!text.isEmpty()) {
        issue.put(columns.get(i), text);
      }
    }
    Optional<String> rule = Optional.ofNullable(issue.get("rule"));
    SonarRule known =
        rule.map(key -> rules.getOrDefault(key, SonarRule.UNKNOWN)).orElse(SonarRule.UNKNOWN);
    // Some rules have a description without a word.
    Optional<String> name =
        Optional.ofNullable(issue.get("description"))
            .filter(text -> text.chars().anyMatch(Character::isLetter));
    Optional<String> message = Optional.ofNullable(issue.get("message"));
    boolean secret = rule.filter(key -> key.startsWith("secrets:")).isPresent();
    return RawFinding.newBuilder()
        .setPointer(pointer)
        .setCategory(secret ? Category.SECRET : Category.SAST)
        .setRuleId(rule.orElse(null))
        .setToolFindingId(issue.get("key"))
        .setTitle(name.or(() -> message).or(() -> rule).orElse(""))
        .setMessage(message.orElse(null))
        .setDescription(known.description().orElse(null))
        .setSeverity(issue.get("severity"))
        .setCwes(known.cwes())
        .setSecret(secret ? writer.secret(rule.orElse("secrets"), "") : null)
        .setLocations(location(issue));
  }

  private static List<Location> location(Map<String, String> issue) {
    String component = issue.get("component");
    if (component == null) {
      return List.of();
    }
    return List.of(
        Location.newBuilder()
            .setPath(component)
            .setStartLine(
                Optional.ofNullable(issue.get("line"))
                    .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                    .map(Integer::valueOf)
                    .orElse(null))
            .build());
  }

  private static List<String> columns(Element table) {
    List<String> names = new ArrayList<>();
    for (Element head : table.select("> thead > tr > th")) {
      names.add(head.text().strip().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static List<Element> rows(Element table) {
    return table.select("> tbody > tr");
  }

  private static List<Element> cells(Element row) {
    return row.select("> td");
  }
}
