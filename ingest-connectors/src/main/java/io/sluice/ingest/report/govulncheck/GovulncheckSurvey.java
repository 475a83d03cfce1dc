/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.govulncheck;

import io.sluice.event.Category;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * First pass: the advisories, and for each vulnerability and module the message that goes furthest.
 */
final class GovulncheckSurvey implements GovulncheckMessages.Handler {

  /** Modules with a vulnerability; there are 5,000 advisories on Go altogether. */
  private static final int MESSAGES = 200_000;

  /** Characters of the descriptions that are kept; the others are left out. */
  private static final int TEXT = 24 << 20;

  /** How far a message goes, and which it is. */
  private record Furthest(int level, long number) {}

  private final Map<String, GovulncheckAdvisory> advisories = new HashMap<>();
  private final Map<String, Furthest> furthest = new HashMap<>();
  private final Map<String, GovulncheckLegacy.Module> modules = new HashMap<>();
  private final Set<Long> chosen = new HashSet<>();
  private Optional<String> version = Optional.empty();
  private String mainModule = "";
  private boolean known;
  private int text;

  @Override
  public void message(ReportNode message, GovulncheckMessages.Kind kind, long number) {
    switch (kind) {
      case LEGACY -> {
        known = true;
        ReportNode advisory = message.object("OSV");
        note(
            advisory.text("id").orElse("") + ' ' + message.text("ModPath").orElse(""),
            GovulncheckLegacy.level(message),
            number);
      }
      case REQUIRES -> GovulncheckLegacy.modules(message, modules);
      case MESSAGE -> message(message, number);
    }
  }

  private void message(ReportNode message, long number) {
    if (message.has("config")) {
      known = true;
      version = message.object("config").text("scanner_version");
    }
    if (message.has("osv")) {
      ReportNode osv = message.object("osv");
      GovulncheckAdvisory advisory = GovulncheckAdvisory.of(osv, text < TEXT);
      text += advisory.details().map(String::length).orElse(0);
      osv.text("id").ifPresent(id -> advisories.putIfAbsent(id, advisory));
    }
    if (message.has("finding")) {
      ReportNode finding = message.object("finding");
      List<ReportNode> trace = finding.objects("trace");
      String module = trace.isEmpty() ? "" : trace.getFirst().text("module").orElse("");
      note(finding.text("osv").orElse("") + ' ' + module, GovulncheckFinding.level(trace), number);
    }
    if (message.has("SBOM") && mainModule.isEmpty()) {
      mainModule =
          message.object("SBOM").objects("modules").stream()
              .filter(module -> !module.has("version"))
              .flatMap(module -> module.text("path").stream())
              .findFirst()
              .orElse("");
    }
  }

  private void note(String key, int level, long number) {
    Furthest before = furthest.get(key);
    if (before == null && furthest.size() >= MESSAGES) {
      throw new MalformedReportException(
          "", "more than " + MESSAGES + " vulnerable modules in one report");
    }
    if (before == null || before.level() < level) {
      furthest.put(key, new Furthest(level, number));
      chosen.add(number);
      if (before != null) {
        chosen.remove(before.number());
      }
    }
  }

  boolean isFurthest(long number) {
    return chosen.contains(number);
  }

  GovulncheckAdvisory advisory(String id) {
    return advisories.getOrDefault(id, GovulncheckAdvisory.NONE);
  }

  Optional<GovulncheckLegacy.Module> module(String id) {
    return Optional.ofNullable(modules.get(id));
  }

  ScanHeader header() {
    if (!known) {
      throw MalformedReportException.at(
          "", "this is no report of govulncheck: it has no 'config' message and no 'Vulns'");
    }
    return ScanHeader.of("govulncheck", Category.SCA)
        .withToolVersion(version)
        .withConfiguration(mainModule);
  }
}
