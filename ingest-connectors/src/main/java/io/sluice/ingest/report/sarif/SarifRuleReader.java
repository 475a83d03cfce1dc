/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.TextLimits;
import io.sluice.ingest.report.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rules into their compact form. All rules of a log together keep a bounded amount of text:
 * beyond it, rules lose their help and description but stay.
 */
final class SarifRuleReader {

  private static final int TEXT_BUDGET = 24 << 20;
  private static final int MAX_RULES = 200_000;

  private int kept;
  private int rules;

  List<SarifRule> readAll(JsonReader json) throws IOException {
    List<SarifRule> read = new ArrayList<>();
    json.array(i -> read.add(json.isObject() ? read(json.node()) : SarifRule.UNKNOWN));
    return read;
  }

  private SarifRule read(ReportNode rule) {
    if (++rules > MAX_RULES) {
      throw rule.wrongType("at most " + MAX_RULES + " rules in a log");
    }
    ReportNode properties = rule.object("properties");
    ReportNode configuration = rule.object("defaultConfiguration");
    Optional<String> full = message(rule, "fullDescription");
    return new SarifRule(
        rule.text("id").orElse(""),
        rule.text("name").map(Texts::line),
        message(rule, "shortDescription").or(() -> full).map(Texts::firstSentence),
        keep(full.or(() -> message(rule, "shortDescription")), TextLimits.DESCRIPTION),
        keep(help(rule, properties), TextLimits.REMEDIATION),
        rule.text("helpUri"),
        configuration.text("level"),
        properties.number("security-severity").or(() -> properties.number("cvssv3_baseScore")),
        properties.get("precision").isScalar()
            ? properties.text("precision")
            : scalar(properties.get("confidence")),
        tags(properties),
        cwes(rule, properties),
        strings(properties.get("purls")),
        messages(rule));
  }

  /** ZAP puts its solution, which is shorter and says what to do, into the properties. */
  private static Optional<String> help(ReportNode rule, ReportNode properties) {
    ReportNode solution = properties.get("solution");
    Optional<String> text = solution.isObject() ? solution.text("text") : scalar(solution);
    return text.or(() -> message(rule, "help"));
  }

  private static Optional<String> message(ReportNode rule, String field) {
    ReportNode message = rule.get(field);
    return message.isScalar() ? message.text() : message.firstText("text", "markdown");
  }

  private static Optional<String> scalar(ReportNode node) {
    return node.isScalar() ? node.text() : Optional.empty();
  }

  /** Property bags hold anything (§3.8): what is no text is no concern here. */
  static List<String> strings(ReportNode node) {
    if (node.isScalar()) {
      return node.text().stream().toList();
    }
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      for (ReportNode element : node.elements()) {
        scalar(element).ifPresent(texts::add);
      }
    }
    return texts;
  }

  private static List<String> tags(ReportNode properties) {
    return strings(properties.get("tags")).stream()
        .map(tag -> Texts.cut(Texts.line(tag), TextLimits.NAME))
        .limit(TextLimits.ENTRIES)
        .toList();
  }

  private static List<Integer> cwes(ReportNode rule, ReportNode properties) {
    Set<Integer> cwes = new LinkedHashSet<>();
    strings(properties.get("cwe")).forEach(text -> Findings.cwe(text).ifPresent(cwes::add));
    strings(properties.get("cwes")).forEach(text -> Findings.cwe(text).ifPresent(cwes::add));
    strings(properties.get("tags")).forEach(tag -> cwes.addAll(Findings.cwes(tag)));
    List<ReportNode> targets = new ArrayList<>();
    for (ReportNode relationship : rule.objects("relationships")) {
      targets.add(relationship.object("target"));
    }
    cwes.addAll(SarifTaxonomy.cwes(targets, List.of()));
    rule.text("id").ifPresent(id -> cwes.addAll(Findings.cwes(id)));
    return List.copyOf(cwes);
  }

  private Map<String, String> messages(ReportNode rule) {
    Map<String, String> messages = new LinkedHashMap<>();
    rule.object("messageStrings")
        .fields()
        .forEach(
            (id, message) ->
                keep(
                        message.isObject() ? message.text("text") : scalar(message),
                        TextLimits.MESSAGE)
                    .ifPresent(text -> messages.put(id, text)));
    return messages;
  }

  private Optional<String> keep(Optional<String> text, int limit) {
    Optional<String> cut = text.map(t -> Texts.cut(t, limit));
    int length = cut.map(String::length).orElse(0);
    if (kept + length > TEXT_BUDGET) {
      return Optional.empty();
    }
    kept += length;
    return cut;
  }
}
