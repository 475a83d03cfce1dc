/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.qualyswas;

import io.sluice.event.Category;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.HtmlText;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.TextLimits;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** First pass: what each QID means, and which application was scanned. */
final class QualysGlossary {

  private static final int MAX_ENTRIES = 20_000;
  private static final int MAX_TEXT = 24 << 20;

  /** What a QID means. */
  record Entry(
      String title,
      Optional<String> severity,
      String description,
      String solution,
      List<Integer> cwes,
      Optional<Double> cvss,
      Optional<Double> cvss3,
      Optional<String> vector3,
      List<String> tags) {}

  private final Map<String, Entry> entries = new HashMap<>();
  private final Set<String> applications = new LinkedHashSet<>();
  private int characters;
  private boolean results;

  void read(XmlReader xml) throws IOException {
    xml.children(
        name -> {
          switch (name) {
            case "RESULTS" -> results = true;
            case "GLOSSARY" -> glossary(xml);
            case "APPENDIX" -> appendix(xml);
            default -> {}
          }
        });
    if (!results) {
      throw xml.malformed("this is no Qualys WAS report: it has no 'RESULTS'");
    }
  }

  private void glossary(XmlReader xml) throws IOException {
    xml.children(
        list -> {
          if (list.equals("QID_LIST")) {
            xml.children(qid -> entry(xml.element()));
          }
        });
  }

  private void entry(XmlNode node) {
    Optional<String> qid = node.text("QID");
    if (qid.isEmpty() || entries.size() >= MAX_ENTRIES || characters > MAX_TEXT) {
      return;
    }
    String description =
        Texts.cut(
            plain(node, "DESCRIPTION") + "\n\n" + plain(node, "IMPACT"), TextLimits.DESCRIPTION);
    String solution = Texts.cut(plain(node, "SOLUTION"), TextLimits.REMEDIATION);
    characters += description.length() + solution.length();
    List<String> tags = new ArrayList<>();
    for (String field : List.of("CATEGORY", "GROUP", "OWASP", "WASC")) {
      node.text(field).ifPresent(text -> tags.addAll(List.of(text.split("\\s{0,5},\\s{0,5}"))));
    }
    entries.put(
        qid.get(),
        new Entry(
            node.text("TITLE").orElse(""),
            node.text("SEVERITY"),
            description.strip(),
            solution,
            List.copyOf(Findings.cwes(node.text("CWE").orElse(""))),
            node.number("CVSS_BASE"),
            node.child("CVSS_V3").number("BASE"),
            node.child("CVSS_V3").text("ATTACK_VECTOR").filter(text -> text.startsWith("CVSS:")),
            tags));
  }

  private static String plain(XmlNode node, String field) {
    return node.text(field).map(HtmlText::plain).filter(text -> !text.equals("N/A")).orElse("");
  }

  private void appendix(XmlReader xml) throws IOException {
    xml.children(
        name -> {
          if (name.equals("WEBAPP") && applications.size() < 2) {
            xml.element().firstText("NAME", "URL").ifPresent(applications::add);
          }
        });
  }

  Optional<Entry> find(String qid) {
    return Optional.ofNullable(entries.get(qid));
  }

  ScanHeader header() {
    return ScanHeader.of("qualys was", Category.DAST)
        .withConfiguration(applications.size() == 1 ? applications.iterator().next() : "");
  }
}
