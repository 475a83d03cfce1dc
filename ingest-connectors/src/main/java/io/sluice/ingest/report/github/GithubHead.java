/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.github;

import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Tools in an answer, its repository, and whether it is a page of several. */
final class GithubHead {

  private static final int TOOLS = 50;

  /** Sizes of a page of the REST API, default and largest: nothing in it says if more follow. */
  private static final Set<Long> PAGES = Set.of(30L, 100L);

  private final Set<GithubTool> tools = new LinkedHashSet<>();
  private Optional<String> repository = Optional.empty();
  private boolean graph;
  private boolean more;
  private long counted;

  private GithubHead() {}

  static GithubHead read(ReportInput input) throws IOException {
    GithubHead head = new GithubHead();
    GithubWalk.read(input, head::alert, head::field);
    if (head.tools.isEmpty()) {
      head.tools.add(GithubTool.DEPENDABOT);
    }
    return head;
  }

  private void alert(ReportNode alert) {
    counted++;
    graph |= alert.has("securityVulnerability");
    tools.add(GithubTool.of(alert));
    if (tools.size() > TOOLS) {
      throw MalformedReportException.at(
          alert.pointer(), "more than " + TOOLS + " tools in one answer");
    }
    if (repository.isEmpty()) {
      repository =
          alert
              .text("html_url")
              .filter(url -> url.contains("/security/"))
              .map(url -> url.substring(0, url.indexOf("/security/")));
    }
  }

  private void field(String name, JsonReader json) throws IOException {
    switch (name) {
      case "url" -> {
        Optional<String> url = json.text();
        repository = repository.or(() -> url);
      }
      case "pageInfo" ->
          more |= json.node().requireObject().flag("hasNextPage").filter(next -> next).isPresent();
      default -> {}
    }
  }

  Set<GithubTool> tools() {
    return tools;
  }

  ScanHeader header(GithubTool tool) {
    ScanHeader header =
        ScanHeader.of(tool.name(), tool.category())
            .withConfiguration("github alerts")
            .withAsset(repository.flatMap(Assets::repository));
    if (more || (!graph && PAGES.contains(counted))) {
      return header.incomplete("a page of " + counted + " alerts, others may follow");
    }
    return header;
  }
}
