/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.osvscanner;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** First pass: the packages of all sources, in their order. */
final class OsvPackages {

  private static final OsvPackage NOTHING =
      new OsvPackage(
          "unknown", Optional.empty(), Optional.empty(), "", Optional.empty(), Set.of(), List.of());

  private final List<OsvPackage> packages = new ArrayList<>();
  private boolean found;
  private boolean image;

  private OsvPackages() {}

  static OsvPackages read(ReportInput input) throws IOException {
    OsvPackages read = new OsvPackages();
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "results" -> {
                      read.found = !json.isNull();
                      json.array(i -> read.result(json));
                    }
                    case "image_metadata" -> read.image = !json.isNull();
                    default -> {}
                  }
                }));
    return read;
  }

  private void result(JsonReader json) throws IOException {
    ReportNode[] source = {ReportNode.absent()};
    int first = packages.size();
    json.object(
        field -> {
          switch (field) {
            case "source", "packageSource" -> source[0] = json.node().requireObject();
            case "packages" -> json.array(i -> packages.add(read(json)));
            default -> {}
          }
        });
    Optional<String> path =
        source[0].text("path").map(text -> text.replace('\\', '/').replaceFirst("^file:", ""));
    for (int i = first; i < packages.size(); i++) {
      OsvPackage p = packages.get(i);
      packages.set(
          i,
          new OsvPackage(
              p.name(), p.installed(), p.version(), p.ecosystem(), path, p.uncalled(), p.groups()));
    }
  }

  private static OsvPackage read(JsonReader json) throws IOException {
    ReportNode[] found = {ReportNode.absent()};
    Set<String> uncalled = new HashSet<>();
    List<String> groups = new ArrayList<>();
    json.object(
        field -> {
          switch (field) {
            case "package", "Package" ->
                found[0] = json.node(Set.of("image_origin_details")).requireObject();
            case "groups" -> json.array(i -> analysis(json.objectNode(Set.of()), uncalled));
            case "dependency_groups" -> json.array(i -> json.text().ifPresent(groups::add));
            default -> {}
          }
        });
    return new OsvPackage(
        found[0].firstText("name", "commit").orElse("unknown"),
        found[0].text("os_package_name"),
        found[0].firstText("version", "commit"),
        found[0].text("ecosystem").orElse(""),
        Optional.empty(),
        uncalled.isEmpty() ? Set.of() : uncalled,
        List.copyOf(groups));
  }

  private static void analysis(ReportNode group, Set<String> uncalled) {
    for (String field : List.of("experimentalAnalysis", "experimental_analysis")) {
      group
          .object(field)
          .fields()
          .forEach(
              (id, result) -> {
                if (result.isObject() && !result.flag("called").orElse(true)) {
                  uncalled.add(id);
                }
              });
    }
  }

  OsvPackage get(int number) {
    return number < packages.size() ? packages.get(number) : NOTHING;
  }

  boolean found() {
    return found;
  }

  boolean image() {
    return image;
  }
}
