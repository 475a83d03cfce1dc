/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.fortify;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.HtmlText;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.TextLimits;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.Times;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** First pass over the results: head, rules, descriptions and the shared nodes of traces. */
final class FvdlRules {

  private static final int MAX_NODES = 500_000;
  private static final int MAX_RULES = 20_000;
  private static final int MAX_TEXT = 24 << 20;
  private static final Pattern CWE = Pattern.compile("(?i)CWE ID 0*([1-9][0-9]{0,5})");

  /** What a class of vulnerabilities is, and what to do. */
  record Description(String text, String recommendation) {}

  private final Map<String, Description> descriptions = new HashMap<>();
  private final Map<String, Map<String, String>> rules = new HashMap<>();
  private final Map<String, Location> nodes = new HashMap<>();
  private Optional<String> version = Optional.empty();
  private Optional<Instant> written = Optional.empty();
  private String build = "";
  private int characters;

  /** {@code CWE ID 79, CWE ID 80}. */
  static List<Integer> cwes(String text) {
    List<Integer> cwes = new ArrayList<>();
    Matcher matcher = CWE.matcher(text);
    while (matcher.find()) {
      cwes.add(Integer.valueOf(matcher.group(1)));
    }
    return cwes.isEmpty() ? List.copyOf(Findings.cwes(text)) : cwes;
  }

  void read(XmlReader xml) throws IOException {
    if (!xml.name().equals("FVDL")) {
      throw xml.wrongElement("<FVDL>");
    }
    xml.children(
        name -> {
          switch (name) {
            case "CreatedTS" ->
                written =
                    Times.parse(
                        xml.attribute("date").orElse("")
                            + "T"
                            + xml.attribute("time").orElse("00:00:00"));
            case "Build" ->
                build =
                    xml.element(Set.of("SourceFiles", "Libdirs", "Classpath", "LOC"))
                        .text("BuildID")
                        .orElse("");
            case "Description" -> description(xml.element());
            case "UnifiedNodePool" -> nodes(xml);
            case "EngineData" -> engine(xml);
            default -> {}
          }
        });
  }

  private void description(XmlNode node) {
    Optional<String> id = node.attribute("classID");
    if (id.isEmpty() || characters > MAX_TEXT) {
      return;
    }
    String text =
        Texts.cut(
            plain(node, "Abstract") + "\n\n" + plain(node, "Explanation"), TextLimits.DESCRIPTION);
    String advice = Texts.cut(plain(node, "Recommendations"), TextLimits.REMEDIATION);
    characters += text.length() + advice.length();
    descriptions.put(id.get(), new Description(text.strip(), advice));
  }

  private static String plain(XmlNode node, String field) {
    return node.text(field).map(HtmlText::plain).orElse("");
  }

  private void nodes(XmlReader xml) throws IOException {
    xml.children(
        name -> {
          if (name.equals("Node")) {
            XmlNode node = xml.element(Set.of("Knowledge", "Reason"));
            Optional<String> id = node.attribute("id");
            if (id.isPresent() && nodes.size() < MAX_NODES) {
              location(node.child("SourceLocation"))
                  .ifPresent(location -> nodes.put(id.get(), location));
            }
          }
        });
  }

  static Optional<Location> location(XmlNode source) {
    return source
        .attribute("path")
        .map(
            path ->
                Location.newBuilder()
                    .setPath(path.replace('\\', '/'))
                    .setStartLine(source.position("line").orElse(null))
                    .setEndLine(source.position("lineEnd").orElse(null))
                    .setStartColumn(source.position("colStart").orElse(null))
                    .build());
  }

  private void engine(XmlReader xml) throws IOException {
    xml.children(
        name -> {
          if (name.equals("EngineVersion")) {
            version = xml.text();
          } else if (name.equals("RuleInfo")) {
            xml.children(rule -> rule(xml.element()));
          }
        });
  }

  private void rule(XmlNode rule) {
    Optional<String> id = rule.attribute("id");
    if (id.isEmpty() || rules.size() >= MAX_RULES) {
      return;
    }
    Map<String, String> groups = new HashMap<>();
    for (XmlNode group : rule.child("MetaInfo").children("Group")) {
      String name = group.attribute("name").orElse("");
      if (Set.of("Impact", "Accuracy", "Probability", "altcategoryCWE").contains(name)) {
        groups.put(name, group.text().orElse(""));
      }
    }
    rules.put(id.get(), groups);
  }

  ScanHeader header() {
    return ScanHeader.of("fortify", Category.SAST)
        .withToolVersion(version)
        .withScannedAt(written)
        .withConfiguration(Assets.directory(build));
  }

  Description description(String classId) {
    return descriptions.getOrDefault(classId, new Description("", ""));
  }

  Optional<Location> node(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  List<Integer> cwesOf(String ruleId) {
    return cwes(rules.getOrDefault(ruleId, Map.of()).getOrDefault("altcategoryCWE", ""));
  }

  /** A number of a rule, from 0 to 5. */
  Optional<Double> rating(String ruleId, String name) {
    try {
      return Optional.ofNullable(rules.getOrDefault(ruleId, Map.of()).get(name))
          .map(Double::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
