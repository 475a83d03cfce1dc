/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.veracode;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pass: what was tested stands before the flaws, a category's texts before its flaws. */
final class VeracodeWalk {

  private final XmlReader xml;
  private final ReportWriter writer;
  private ScanHeader header = ScanHeader.of("veracode", Category.SAST);
  private String application = "";
  private boolean tested;
  private boolean begun;

  VeracodeWalk(XmlReader xml, ReportWriter writer) {
    this.xml = xml;
    this.writer = writer;
  }

  void read() throws IOException {
    if (!xml.name().equals(VeracodeFormat.ROOT)) {
      throw xml.wrongElement("<" + VeracodeFormat.ROOT + ">");
    }
    application = xml.attribute("app_id").orElse("");
    String sandbox = xml.attribute("sandbox_name").map(name -> "/" + name).orElse("");
    header =
        header
            .withConfiguration(xml.attribute("app_name").orElse("") + sandbox)
            .withScannedAt(
                xml.attribute("last_update_time")
                    .or(() -> xml.attribute("generation_date"))
                    .flatMap(io.sluice.ingest.report.Times::parse));
    xml.children(
        name -> {
          switch (name) {
            case "static-analysis" -> tested(Category.SAST);
            case "dynamic-analysis" -> tested(Category.DAST);
            case "manual-analysis" -> tested(Category.MANUAL);
            case "severity" -> severity();
            case "software_composition_analysis" -> composition();
            default -> {}
          }
        });
    begin();
    writer.endScan();
  }

  /** The first test names the scan; a flaw has the category of its own test. */
  private void tested(Category category) {
    if (!tested) {
      tested = true;
      header = header.withCategory(category).withToolVersion(xml.attribute("engine_version"));
    }
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      writer.beginScan(header);
    }
  }

  private void severity() throws IOException {
    xml.children(
        name -> {
          if (name.equals("category")) {
            category();
          }
        });
  }

  private void category() throws IOException {
    VeracodeCategory[] category = {VeracodeCategory.named(xml.attribute("categoryname"))};
    xml.children(
        name -> {
          switch (name) {
            case "desc" -> category[0] = category[0].withDescription(paragraphs(xml.element()));
            case "recommendations" ->
                category[0] = category[0].withRecommendation(paragraphs(xml.element()));
            case "cwe" -> weakness(category[0]);
            default -> {}
          }
        });
  }

  private void weakness(VeracodeCategory category) throws IOException {
    Optional<String> cwe = xml.attribute("cweid");
    xml.children(
        list -> {
          Optional<Category> test = test(list);
          if (test.isPresent()) {
            begin();
            xml.children(
                name -> {
                  if (name.equals("flaw")) {
                    VeracodeFlaw flaw = new VeracodeFlaw(application, category, cwe, xml.element());
                    write(flaw.finding(test.get()));
                  }
                });
          }
        });
  }

  private static Optional<Category> test(String list) {
    return switch (list) {
      case "staticflaws" -> Optional.of(Category.SAST);
      case "dynamicflaws" -> Optional.of(Category.DAST);
      case "manualflaws" -> Optional.of(Category.MANUAL);
      default -> Optional.empty();
    };
  }

  private void composition() throws IOException {
    if (!tested) {
      header = header.withCategory(Category.SCA);
    }
    begin();
    xml.children(
        list -> {
          if (list.equals("vulnerable_components")) {
            xml.children(
                name -> {
                  if (name.equals("component")) {
                    for (RawFinding.Builder finding : VeracodeComponent.findings(xml.element())) {
                      write(finding);
                    }
                  }
                });
          }
        });
  }

  private void write(RawFinding.Builder finding) throws IOException {
    writer.finding(finding);
  }

  /** {@code <para text="..."><bulletitem text="..."/></para>}. */
  private static String paragraphs(XmlNode element) {
    List<String> texts = new ArrayList<>();
    for (XmlNode paragraph : element.children("para")) {
      paragraph.value("text").ifPresent(texts::add);
      for (XmlNode item : paragraph.children("bulletitem")) {
        item.value("text").ifPresent(text -> texts.add("- " + text));
      }
    }
    return String.join("\n", texts);
  }
}
