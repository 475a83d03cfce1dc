/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.gitlab;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.Ecosystems;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a report says beside its vulnerabilities. Reports before schema 3 have no {@code scan}: then
 * the first vulnerability says what kind of scan it was.
 */
final class GitlabHead {

  static final String CONFIGURATION = "gitlab";

  private static final int MANIFESTS = 5_000;

  /** Scanners of infrastructure as code, which GitLab runs as SAST. */
  private static final Set<String> IAC_SCANNERS = Set.of("kics", "checkov", "tfsec", "terrascan");

  private final Map<String, String> ecosystems = new HashMap<>();
  private ReportNode scan = ReportNode.absent();
  private ReportNode first = ReportNode.absent();
  private boolean found;

  private GitlabHead() {}

  static GitlabHead read(ReportInput input) throws IOException {
    GitlabHead head = new GitlabHead();
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "scan" ->
                        head.scan = json.node(Set.of("scanned_resources")).requireObject();
                    case "dependency_files" -> json.array(i -> head.manifest(json));
                    case "vulnerabilities" -> {
                      head.found = !json.isNull();
                      json.array(
                          i -> {
                            if (i == 0) {
                              head.first = json.objectNode(Set.of("details", "evidence"));
                            }
                          });
                    }
                    default -> {}
                  }
                }));
    if (!head.found) {
      throw MalformedReportException.at(
          "", "this is no GitLab security report: it has no 'vulnerabilities'");
    }
    return head;
  }

  /** The package manager of a manifest, without the packages that it lists. */
  private void manifest(JsonReader json) throws IOException {
    ReportNode file = json.objectNode(Set.of("dependencies"));
    Optional<String> path = file.text("path");
    Optional<String> type = file.text("package_manager").flatMap(Ecosystems::named);
    if (path.isPresent() && type.isPresent() && ecosystems.size() < MANIFESTS) {
      ecosystems.put(path.get(), type.get());
    }
  }

  ScanHeader header() {
    ReportNode scanner = scan.object("scanner");
    ScanHeader header =
        ScanHeader.of(tool(), category())
            .withConfiguration(CONFIGURATION)
            .withToolVersion(scanner.text("version"))
            .withScannedAt(scan.instant("end_time").or(() -> scan.instant("start_time")))
            .withAsset(first.object("location").text("image").flatMap(Assets::image));
    if (scan.object("partial_scan").isPresent()) {
      header = header.incomplete("the scan looked at the changes only");
    }
    return scan.text("status").filter("failure"::equals).isPresent()
        ? header.failed(failure())
        : header;
  }

  private String failure() {
    for (ReportNode message : scan.objects("messages")) {
      if (message.text("level").filter("fatal"::equals).isPresent()) {
        return message.text("value").orElse("fatal");
      }
    }
    return "the scan failed";
  }

  /**
   * Name of the scanner. Without one for the whole report the tool is GitLab's scan: old SAST
   * reports have results of several scanners, and one that found nothing is not named in them.
   */
  private String tool() {
    return scan.object("scanner")
        .firstText("id", "name")
        .orElseGet(() -> "gitlab-" + type().map(GitlabType::id).orElse("scan").replace('_', '-'));
  }

  Category category() {
    boolean iac =
        scan.object("scanner").text("id").filter(IAC_SCANNERS::contains).isPresent()
            && type().filter(type -> type == GitlabType.SAST).isPresent();
    return iac ? Category.IAC : type().map(GitlabType::category).orElseGet(this::byLocation);
  }

  private Optional<GitlabType> type() {
    return scan.text("type").or(() -> first.text("category")).flatMap(GitlabType::of);
  }

  private Category byLocation() {
    ReportNode location = first.object("location");
    if (location.has("hostname")) {
      return Category.DAST;
    }
    if (location.has("image")) {
      return Category.CONTAINER;
    }
    if (location.object("dependency").object("package").has("name")) {
      return Category.SCA;
    }
    return location.has("commit") ? Category.SECRET : Category.SAST;
  }

  /** purl type of the packages that a manifest lists. */
  Optional<String> ecosystem(String manifest) {
    return Optional.ofNullable(ecosystems.get(manifest)).or(() -> Ecosystems.ofManifest(manifest));
  }
}
