/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.govulncheck;

import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a record of Go's vulnerability database.
 *
 * @param ids its id, then the aliases
 * @param summary one line
 * @param details description
 * @param severity severity, which the database does not give but others put there
 * @param references addresses
 */
record GovulncheckAdvisory(
    List<String> ids,
    Optional<String> summary,
    Optional<String> details,
    Optional<String> severity,
    List<String> references) {

  private static final int DETAILS = 4_000;
  private static final int REFERENCES = 20;

  static final GovulncheckAdvisory NONE =
      new GovulncheckAdvisory(
          List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  static GovulncheckAdvisory of(ReportNode osv, boolean withDetails) {
    Set<String> ids = new LinkedHashSet<>();
    osv.text("id").map(Findings::spelled).ifPresent(ids::add);
    osv.strings("aliases").forEach(alias -> ids.add(Findings.spelled(alias)));
    List<String> references = new ArrayList<>();
    osv.object("database_specific").text("url").ifPresent(references::add);
    for (ReportNode reference : osv.objects("references")) {
      if (references.size() < REFERENCES) {
        reference.text("url").ifPresent(references::add);
      }
    }
    return new GovulncheckAdvisory(
        List.copyOf(ids),
        osv.text("summary").map(text -> Texts.cut(text, DETAILS)),
        withDetails ? osv.text("details").map(text -> Texts.cut(text, DETAILS)) : Optional.empty(),
        osv.get("severity").isScalar() ? osv.text("severity") : Optional.empty(),
        List.copyOf(references));
  }
}
