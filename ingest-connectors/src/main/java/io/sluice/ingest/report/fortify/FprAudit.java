/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.fortify;

import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What people decided on issues: suppressions and the analysis tag. */
final class FprAudit {

  private static final int MAX_ISSUES = 1_000_000;

  private final Map<String, String> suppressed = new HashMap<>();

  void read(XmlReader xml) throws IOException {
    xml.children(
        list -> {
          if (list.equals("IssueList")) {
            xml.children(
                name -> {
                  if (name.equals("Issue")) {
                    issue(xml.element());
                  }
                });
          }
        });
  }

  private void issue(XmlNode issue) {
    boolean hidden = issue.flag("suppressed").orElse(false);
    boolean denied =
        issue.children("Tag").stream()
            .flatMap(tag -> tag.text("Value").stream())
            .anyMatch("Not an Issue"::equalsIgnoreCase);
    if ((hidden || denied) && suppressed.size() < MAX_ISSUES) {
      String comment =
          issue.child("ThreadedComments").children("Comment").stream()
              .flatMap(said -> said.text("Content").stream())
              .reduce((first, last) -> last)
              .map(text -> ": " + Texts.cut(text, 500))
              .orElse("");
      issue
          .attribute("instanceId")
          .ifPresent(id -> suppressed.put(id, (hidden ? "suppressed" : "Not an Issue") + comment));
    }
  }

  /** The reason when somebody closed the issue. */
  Optional<String> suppression(Optional<String> instance) {
    return instance.map(suppressed::get);
  }
}
