/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.govulncheck;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an element of {@code Vulns}: a vulnerable symbol, with numbers into three graphs. */
final class GovulncheckLegacy {

  /** A module of the build. */
  record Module(String path, Optional<String> version) {}

  private GovulncheckLegacy() {}

  static int level(ReportNode vulnerability) {
    return sink(vulnerability, "CallSink") ? 3 : sink(vulnerability, "ImportSink") ? 2 : 1;
  }

  private static boolean sink(ReportNode vulnerability, String field) {
    return vulnerability.integer(field).filter(number -> number != 0).isPresent();
  }

  static void modules(ReportNode requires, Map<String, Module> modules) {
    requires
        .object("Modules")
        .fields()
        .forEach(
            (id, module) -> {
              ReportNode fields = module.requireObject();
              modules.put(id, new Module(fields.text("Path").orElse(""), fields.text("Version")));
            });
  }

  static RawFinding.Builder read(ReportNode vulnerability, GovulncheckSurvey survey) {
    ReportNode osv = vulnerability.object("OSV");
    String id =
        osv.text("id")
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        vulnerability.pointer(), "a vulnerability needs an 'OSV' with an 'id'"));
    Optional<Module> module = vulnerability.text("RequireSink").flatMap(survey::module);
    String path =
        module
            .map(Module::path)
            .filter(p -> !p.isEmpty())
            .or(() -> vulnerability.text("ModPath"))
            .orElse("unknown");
    PackageRef reference =
        GovulncheckFinding.reference(path, module.flatMap(Module::version), fixed(osv, path));
    int level = level(vulnerability);
    return GovulncheckFinding.describe(
            Findings.at(vulnerability, Category.SCA),
            GovulncheckAdvisory.of(osv, true),
            id,
            reference)
        .setLocations(List.of(Location.newBuilder().setPath(GovulncheckFinding.MANIFEST).build()))
        .setEvidence(
            vulnerability.text("PkgPath").orElse(path)
                + vulnerability.text("Symbol").map(symbol -> "." + symbol).orElse("")
                + " is "
                + GovulncheckFinding.reached(level))
        .setTags(List.of("reachability:" + GovulncheckFinding.reached(level)));
  }

  private static List<String> fixed(ReportNode osv, String module) {
    Set<String> versions = new LinkedHashSet<>();
    for (ReportNode affected : osv.objects("affected")) {
      if (affected.object("package").text("name").filter(module::equals).isPresent()) {
        for (ReportNode range : affected.objects("ranges")) {
          range.objects("events").forEach(event -> event.text("fixed").ifPresent(versions::add));
        }
      }
    }
    return List.copyOf(versions);
  }
}
