/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.snyk;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Issues as Snyk's REST API gives them ({@code GET /rest/orgs/ORG/issues}): one finding an issue;
 * each kind of testing is a scan of its own. A page that links to the next one is no whole answer.
 */
public final class SnykIssuesFormat implements ReportFormat {

  private static final Set<String> SKIPPED = Set.of("organization", "jsonapi");

  @Override
  public String id() {
    return "snyk-issues";
  }

  @Override
  public String name() {
    return "Snyk REST API issues";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SCA, Category.SAST, Category.IAC, Category.CLOUD);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject() || !peek.hasAll("/jsonapi", "/data")) {
      return Confidence.NONE;
    }
    boolean issue =
        peek.text("/data/0/type").filter("issue"::equals).isPresent()
            && peek.has("/data/0/attributes");
    boolean nothing =
        !peek.has("/data/0")
            && peek.text("/links/self").filter(link -> link.contains("/issues")).isPresent();
    return issue ? Confidence.CERTAIN : nothing ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    Head head = new Head();
    JsonReader.read(input, json -> json.object(field -> head.field(json, field)));
    head.require();
    for (Category category : head.categories) {
      writer.beginScan(head.header(category));
      JsonReader.read(
          input,
          json ->
              json.object(
                  field -> {
                    if (field.equals("data")) {
                      json.array(
                          i -> {
                            ReportNode issue = json.objectNode(SKIPPED);
                            if (SnykIssue.category(issue) == category) {
                              writer.finding(SnykIssue.read(issue));
                            }
                          });
                    }
                  }));
      writer.endScan();
    }
  }

  /** Kinds of testing in the answer, and what it covers. */
  private static final class Head {

    private static final int ITEMS = 2;

    private final EnumSet<Category> categories = EnumSet.noneOf(Category.class);
    private final Set<String> items = new HashSet<>();
    private boolean data;
    private boolean more;

    void field(JsonReader json, String field) throws IOException {
      switch (field) {
        case "data" -> {
          data = !json.isNull();
          json.array(i -> issue(json.objectNode(SKIPPED)));
        }
        case "links" -> more = json.node().requireObject().get("next").isPresent();
        default -> {}
      }
    }

    private void issue(ReportNode issue) {
      categories.add(SnykIssue.category(issue));
      if (items.size() < ITEMS) {
        issue
            .object("relationships")
            .object("scan_item")
            .object("data")
            .text("id")
            .ifPresent(items::add);
      }
    }

    void require() {
      if (!data) {
        throw MalformedReportException.at(
            "", "this is no answer of Snyk's API for issues: it has no 'data'");
      }
      if (categories.isEmpty()) {
        categories.add(Category.SCA);
      }
    }

    ScanHeader header(Category category) {
      String tool =
          switch (category) {
            case SAST -> "snyk code";
            case IAC, CLOUD -> "snyk iac";
            default -> "snyk";
          };
      ScanHeader header =
          ScanHeader.of(tool, category)
              .withConfiguration(
                  "issues" + (items.size() == 1 ? " of " + items.iterator().next() : ""));
      return more ? header.incomplete("a page of several, others follow") : header;
    }
  }
}
