/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spdx;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.Texts;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document says of itself, and the package that it describes. */
final class SpdxHead {

  private static final Pattern TOOL = Pattern.compile("Tool: ?(.+?)(?:-v?([0-9][\\w.+-]*))?");
  private static final int DESCRIBED = 1_000;

  private final Set<String> described = new HashSet<>();
  private ReportNode creation = ReportNode.absent();
  private Optional<ReportNode> root = Optional.empty();
  private String version = "";
  private boolean packages;
  private boolean advisories;

  private SpdxHead() {}

  static SpdxHead read(ReportInput input) throws IOException {
    SpdxHead head = new SpdxHead();
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("sbom")) {
                    json.object(inner -> head.field(json, inner));
                  } else {
                    head.field(json, field);
                  }
                }));
    if (head.version.isEmpty() && !head.packages) {
      throw MalformedReportException.at(
          "", "this is no SPDX document: it has neither 'spdxVersion' nor 'packages'");
    }
    SpdxFormat.packages(
        input,
        node -> {
          boolean wanted = node.text("SPDXID").filter(head.described::contains).isPresent();
          if (wanted && head.root.isEmpty()) {
            head.root = Optional.of(node);
          }
          head.advisories |= SpdxPackage.hasAdvisory(node);
        });
    return head;
  }

  private void field(JsonReader json, String field) throws IOException {
    switch (field) {
      case "spdxVersion" -> {
        version = json.text().orElse("");
        if (!version.startsWith("SPDX-2")) {
          throw MalformedReportException.at(
              json.pointer(),
              "SPDX of the version " + Texts.cut(version, 20) + " is not read here");
        }
      }
      case "creationInfo" -> creation = json.node().requireObject();
      case "packages" -> {
        packages = !json.isNull();
        json.array(i -> {});
      }
      case "documentDescribes" -> json.array(i -> json.text().ifPresent(this::describes));
      case "relationships" -> json.array(i -> relation(json.objectNode(Set.of("comment"))));
      default -> {}
    }
  }

  private void relation(ReportNode relation) {
    if (relation.text("relationshipType").filter("DESCRIBES"::equals).isPresent()) {
      relation.text("relatedSpdxElement").ifPresent(this::describes);
    }
  }

  private void describes(String id) {
    if (described.size() < DESCRIBED) {
      described.add(id);
    }
  }

  boolean hasAdvisories() {
    return advisories;
  }

  /** Image that the document describes. */
  Optional<String> image() {
    return root.filter(
            node ->
                node.text("primaryPackagePurpose").filter("CONTAINER"::equals).isPresent()
                    || SpdxPackage.purl(node).filter(p -> p.startsWith("pkg:oci/")).isPresent())
        .flatMap(
            node ->
                node.text("name")
                    .map(
                        name ->
                            name.contains(":")
                                ? name
                                : name
                                    + node.text("versionInfo")
                                        .filter(v -> !v.contains(":"))
                                        .map(v -> ":" + v)
                                        .orElse("")))
        .map(Assets::imageWithoutDigest);
  }

  ScanHeader header() {
    Optional<Matcher> tool =
        creation.get("creators").isArray()
            ? creation.strings("creators").stream()
                .map(text -> TOOL.matcher(text.strip()))
                .filter(Matcher::matches)
                .findFirst()
            : Optional.empty();
    Optional<String> image = image();
    return ScanHeader.of(tool.map(match -> match.group(1)).orElse("spdx"), Category.SBOM)
        .withToolVersion(tool.flatMap(match -> Optional.ofNullable(match.group(2))))
        .withScannedAt(creation.instant("created"))
        .withConfiguration(
            image.isPresent()
                ? ""
                : root.flatMap(node -> node.text("name")).map(Assets::directory).orElse(""))
        .withAsset(image.flatMap(Assets::image));
  }
}
