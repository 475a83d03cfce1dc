/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.cyclonedx;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * CycloneDX documents: one component for each in {@code components} at any depth, and one finding
 * for each vulnerability and component that it affects, at least one. The component that the
 * document is about ({@code metadata.component}) is the target and no component of it.
 *
 * <p>Three passes: head and affected references, components, vulnerabilities. So only the
 * components that a vulnerability refers to are kept.
 */
public final class CycloneDxFormat implements ReportFormat {

  private static final Set<String> SKIPPED =
      Set.of("credits", "properties", "tools", "supportingMaterial");

  @Override
  public String id() {
    return "cyclonedx";
  }

  @Override
  public String name() {
    return "CycloneDX JSON or XML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SBOM, Category.VEX, Category.SCA, Category.CONTAINER, Category.IAC);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (peek.xml().root().equals(BomXml.ROOT)) {
      return peek.xml().namespace().contains("cyclonedx.org/schema/bom")
          ? Confidence.CERTAIN
          : Confidence.NONE;
    }
    if (!peek.isObject()) {
      return Confidence.NONE;
    }
    if (peek.text("/bomFormat").filter("CycloneDX"::equalsIgnoreCase).isPresent()) {
      return Confidence.CERTAIN;
    }
    boolean schema = peek.text("/$schema").filter(uri -> uri.contains("cyclonedx")).isPresent();
    boolean shape =
        peek.has("/specVersion")
            && peek.hasAny("/components", "/vulnerabilities", "/metadata/component");
    return schema || shape ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    if (ReportPeek.at(input).isXml()) {
      readXml(input, writer);
      return;
    }
    BomHead head = new BomHeadReader().read(input);
    writer.beginScan(head.header());
    BomComponents components = new BomComponents(head, writer);
    if (head.hasComponents()) {
      JsonReader.read(
          input,
          json ->
              json.object(
                  field -> {
                    if (field.equals("components")) {
                      components.readAll(json);
                    }
                  }));
    }
    if (head.hasVulnerabilities()) {
      BomVulnerability vulnerabilities = new BomVulnerability(head, components, writer);
      JsonReader.read(
          input,
          json ->
              json.object(
                  field -> {
                    if (field.equals("vulnerabilities")) {
                      json.array(i -> vulnerabilities.write(json.objectNode(SKIPPED)));
                    }
                  }));
    }
    writer.endScan();
  }

  private static void readXml(ReportInput input, ReportWriter writer) throws IOException {
    BomHead head = new BomHeadReader().readXml(input);
    writer.beginScan(head.header());
    BomComponents components = new BomComponents(head, writer);
    BomXml.read(
        input,
        new BomXml.Handler() {
          @Override
          public void component(ReportNode component) throws IOException {
            components.write(component);
          }
        });
    if (head.hasVulnerabilities()) {
      BomVulnerability vulnerabilities = new BomVulnerability(head, components, writer);
      BomXml.read(
          input,
          new BomXml.Handler() {
            @Override
            public void vulnerability(ReportNode vulnerability, List<String> targets)
                throws IOException {
              vulnerabilities.write(vulnerability, targets);
            }
          });
    }
    writer.endScan();
  }
}
