/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.github;

import io.sluice.event.Category;
import io.sluice.ingest.report.ReportNode;
import java.util.Locale;

/**
 * Who raised an alert.
 *
 * @param name name in lower case
 * @param category kind of testing
 */
record GithubTool(String name, Category category) {

  static final GithubTool DEPENDABOT = new GithubTool("dependabot", Category.SCA);
  static final GithubTool SECRETS = new GithubTool("github secret scanning", Category.SECRET);

  static GithubTool of(ReportNode alert) {
    if (alert.has("secret_type")) {
      return SECRETS;
    }
    if (!alert.has("most_recent_instance")) {
      return DEPENDABOT;
    }
    String name = alert.object("tool").text("name").orElse("code scanning");
    return new GithubTool(name.toLowerCase(Locale.ROOT), Category.SAST);
  }
}
