/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.govulncheck;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the message about a vulnerable module that goes furthest into a finding. */
final class GovulncheckFinding {

  /** Where Go lists modules; a report does not say which file was read. */
  static final String MANIFEST = "go.mod";

  private GovulncheckFinding() {}

  /** 1 the module is required, 2 a package of it imported, 3 a function called. */
  static int level(List<ReportNode> trace) {
    if (trace.isEmpty()) {
      return 0;
    }
    ReportNode flaw = trace.getFirst();
    return flaw.has("function") ? 3 : flaw.has("package") ? 2 : 1;
  }

  static String reached(int level) {
    return switch (level) {
      case 3 -> "called";
      case 2 -> "imported, not called";
      default -> "required, not imported";
    };
  }

  static RawFinding.Builder read(ReportNode message, GovulncheckSurvey survey) {
    ReportNode finding = message.object("finding");
    String id =
        finding
            .text("osv")
            .orElseThrow(
                () -> MalformedReportException.at(finding.pointer(), "a finding needs an 'osv'"));
    List<ReportNode> trace = finding.objects("trace");
    ReportNode flaw = trace.isEmpty() ? ReportNode.absent() : trace.getFirst();
    PackageRef reference =
        reference(
            flaw.text("module").orElse("unknown"),
            flaw.text("version"),
            finding.text("fixed_version").stream().toList());
    int level = level(trace);
    List<Location> flow = flow(trace);
    return describe(Findings.at(finding, Category.SCA), survey.advisory(id), id, reference)
        .setLocations(locations(trace))
        .setFlow(level == 3 ? flow : List.of())
        .setEvidence(evidence(trace, level))
        .setTags(List.of("reachability:" + reached(level)));
  }

  static RawFinding.Builder describe(
      RawFinding.Builder finding, GovulncheckAdvisory advisory, String id, PackageRef reference) {
    List<String> ids = advisory.ids().isEmpty() ? List.of(Findings.spelled(id)) : advisory.ids();
    return finding
        .setRuleId(id)
        .setTitle(Dependencies.title(ids, id, reference))
        .setMessage(advisory.summary().orElse(null))
        .setDescription(advisory.details().orElse(null))
        .setSeverity(advisory.severity().orElse(null))
        .setVulnerabilityIds(ids)
        .setPackage$(reference)
        .setRemediation(Dependencies.upgrade(reference).orElse(null))
        .setReferences(advisory.references());
  }

  /** The standard library is a module of the name {@code stdlib}, in others' words too. */
  static PackageRef reference(String module, Optional<String> version, List<String> fixed) {
    return Dependencies.reference(
        Optional.of("golang"), module, version, fixed, Optional.of(MANIFEST));
  }

  /** Entry point first, flaw last; the report has it the other way round. */
  private static List<Location> flow(List<ReportNode> trace) {
    List<Location> steps = new ArrayList<>();
    for (ReportNode frame : trace.reversed()) {
      steps.add(place(frame));
    }
    return steps;
  }

  /** The call in the user's own code, that is of the module without a version. */
  private static List<Location> locations(List<ReportNode> trace) {
    for (ReportNode frame : trace.reversed()) {
      if (!frame.has("version") && frame.object("position").has("filename")) {
        return List.of(place(frame), Location.newBuilder().setPath(MANIFEST).build());
      }
    }
    return List.of(Location.newBuilder().setPath(MANIFEST).build());
  }

  private static Location place(ReportNode frame) {
    ReportNode position = frame.object("position");
    return Location.newBuilder()
        .setPath(position.text("filename").map(path -> path.replace('\\', '/')).orElse(null))
        .setStartLine(position.position("line").orElse(null))
        .setStartColumn(position.position("column").orElse(null))
        .setSymbol(symbol(frame))
        .build();
  }

  private static String symbol(ReportNode frame) {
    return frame
        .text("package")
        .or(() -> frame.text("module"))
        .map(
            name ->
                name
                    + frame.text("receiver").map(r -> "." + r.replace("*", "")).orElse("")
                    + frame.text("function").map(function -> "." + function).orElse(""))
        .orElse("");
  }

  private static String evidence(List<ReportNode> trace, int level) {
    if (level < 3) {
      return trace.isEmpty() ? "" : symbol(trace.getFirst()) + " is " + reached(level);
    }
    List<String> calls = new ArrayList<>();
    for (ReportNode frame : trace.reversed()) {
      calls.add(symbol(frame));
    }
    return String.join("\n  calls ", calls);
  }
}
