/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.cyclonedx;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** First pass over a document. */
final class BomHeadReader {

  private static final Set<String> ONLY_ANALYSIS =
      Set.of("ratings", "description", "detail", "advisories", "references", "credits", "tools");

  private ReportNode metadata = ReportNode.absent();
  private String serial = "";
  private boolean format;
  private boolean components;
  private boolean anyComponent;
  private boolean vulnerabilities;
  private boolean anyAnalysis;
  private final Set<String> affected = new HashSet<>();

  BomHead read(ReportInput input) throws IOException {
    JsonReader.read(input, json -> json.object(field -> field(json, field)));
    if (!format && !components && !vulnerabilities) {
      throw MalformedReportException.at(
          "",
          "this is no CycloneDX document: it has neither 'bomFormat' nor components nor"
              + " vulnerabilities");
    }
    return head();
  }

  /** Reads the XML form, whose namespace says what it is. */
  BomHead readXml(ReportInput input) throws IOException {
    BomXml.read(
        input,
        new BomXml.Handler() {
          @Override
          public void begin(XmlReader xml) {
            serial = xml.attribute("serialNumber").orElse("").replace("urn:uuid:", "");
          }

          @Override
          public void metadata(ReportNode node) {
            metadata = node;
          }

          @Override
          public void components() {
            components = true;
          }

          @Override
          public void component(ReportNode component) {
            anyComponent = true;
          }

          @Override
          public void vulnerabilities() {
            vulnerabilities = true;
          }

          @Override
          public void vulnerability(ReportNode node, List<String> targets) {
            BomHeadReader.this.vulnerability(node);
          }
        });
    return head();
  }

  private BomHead head() {
    ReportNode target = metadata.object("component");
    Optional<String> image = image(target);
    ScanHeader header = header(target, image);
    String vexAuthor = header.category() == Category.VEX ? author() : "";
    return new BomHead(header, serial, image, components, vulnerabilities, affected, vexAuthor);
  }

  private void field(JsonReader json, String field) throws IOException {
    switch (field) {
      case "bomFormat" -> {
        format = json.text().filter("CycloneDX"::equalsIgnoreCase).isPresent();
        if (!format) {
          throw json.wrongType("\"CycloneDX\"");
        }
      }
      case "specVersion" -> requireVersion(json.text().orElse(""));
      case "serialNumber" -> serial = json.text().orElse("").replace("urn:uuid:", "");
      case "metadata" -> metadata = json.node(Set.of("hashes", "properties")).requireObject();
      case "components" -> {
        components = true;
        json.array(i -> anyComponent = true);
      }
      case "vulnerabilities" -> {
        vulnerabilities = true;
        json.array(i -> vulnerability(json.objectNode(ONLY_ANALYSIS)));
      }
      default -> {}
    }
  }

  private void vulnerability(ReportNode node) {
    anyAnalysis |= node.object("analysis").has("state");
    for (ReportNode affects : node.objects("affects")) {
      affects.text("ref").map(BomHead::local).ifPresent(affected::add);
    }
  }

  private static void requireVersion(String version) {
    if (!version.startsWith("1.") || version.equals("1.0") || version.equals("1.1")) {
      throw MalformedReportException.at(
          "/specVersion",
          "CycloneDX " + Texts.cut(version, 20) + " is not read here, only 1.2 to 1.7");
    }
  }

  private ScanHeader header(ReportNode target, Optional<String> image) {
    ReportNode tool = tool();
    // A document of statements about vulnerabilities, without the components, is a VEX.
    boolean vex = !anyComponent && vulnerabilities && anyAnalysis;
    Category category =
        anyComponent || !vulnerabilities ? Category.SBOM : vex ? Category.VEX : Category.SCA;
    ScanHeader header =
        ScanHeader.of(tool.text("name").orElse("cyclonedx"), category)
            .withToolVersion(tool.text("version"))
            .withScannedAt(metadata.instant("timestamp"))
            .withConfiguration(image.isPresent() ? "" : configuration(target))
            .withAsset(image.flatMap(Assets::image).or(() -> repository(target)));
    return vex
        ? header.incomplete("a VEX document states on some vulnerabilities, not on all")
        : header;
  }

  /** The organisation that answers for the document, else the person. */
  private String author() {
    return metadata
        .object("supplier")
        .text("name")
        .or(() -> metadata.object("manufacturer").text("name"))
        .or(() -> metadata.object("manufacture").text("name"))
        .or(
            () ->
                metadata.objects("authors").stream()
                    .flatMap(author -> author.firstText("name", "email").stream())
                    .findFirst())
        .orElse("");
  }

  /** {@code tools} is an object since 1.5, and was a list before. */
  private ReportNode tool() {
    ReportNode tools = metadata.get("tools");
    List<ReportNode> candidates = new ArrayList<>();
    if (tools.isArray()) {
      candidates.addAll(metadata.objects("tools"));
    } else {
      candidates.addAll(tools.objects("components"));
      candidates.addAll(tools.objects("services"));
    }
    return candidates.stream()
        .filter(tool -> tool.has("name"))
        .findFirst()
        .orElse(ReportNode.absent());
  }

  /** Part of the asset that the document is about: documents of two modules are two scopes. */
  private static String configuration(ReportNode target) {
    String name = Assets.directory(target.text("name").orElse(""));
    String group = target.text("group").orElse("");
    return name.isEmpty() || group.isEmpty() ? name : group + "/" + name;
  }

  private static Optional<String> image(ReportNode target) {
    boolean container = target.text("type").filter("container"::equals).isPresent();
    return container ? target.text("name").map(Assets::imageWithoutDigest) : Optional.empty();
  }

  private static Optional<String> repository(ReportNode target) {
    return target.objects("externalReferences").stream()
        .filter(reference -> reference.text("type").filter("vcs"::equals).isPresent())
        .flatMap(reference -> reference.text("url").stream())
        .flatMap(url -> Assets.repository(url).stream())
        .findFirst()
        .or(() -> target.text("purl").flatMap(BomHeadReader::hosted));
  }

  private static Optional<String> hosted(String text) {
    return PackageUrls.parse(text)
        .filter(purl -> purl.getType().equals("github") && purl.getNamespace() != null)
        .map(purl -> "repo:github.com/" + purl.getNamespace() + "/" + purl.getName());
  }
}
