/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Finding;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in words what was different about a finding that was recognised. */
final class Recognition {

  private Recognition() {}

  /** What changed from the last record to the result. */
  static String of(Finding before, Finding now) {
    String owner =
        before.getScope().equals(now.getScope()) ? "" : "taken over from " + before.getScope();
    String change = change(before, now);
    return change.isEmpty() ? owner : owner.isEmpty() ? change : owner + ", " + change;
  }

  private static String change(Finding before, Finding now) {
    String path = path(before);
    if (path != null && !path.equals(path(now))) {
      return "renamed from " + path;
    }
    PackageRef reference = before.getPackage$();
    if (reference != null && now.getPackage$() != null) {
      return Objects.equals(reference.getVersion(), now.getPackage$().getVersion())
          ? "vulnerability was called " + String.join(", ", before.getVulnerabilityIds())
          : "version was " + reference.getVersion();
    }
    if (!Objects.equals(before.getRuleId(), now.getRuleId())) {
      return "rule was " + before.getRuleId();
    }
    if (!before.getScope().equals(now.getScope())) {
      return "";
    }
    Integer line = line(before);
    return line == null || line.equals(line(now))
        ? "same place, described differently"
        : "same place, was at line " + line;
  }

  private static @Nullable String path(Finding finding) {
    PackageRef reference = finding.getPackage$();
    if (reference != null && reference.getPath() != null) {
      return reference.getPath();
    }
    Location location = primary(finding);
    return location == null ? null : location.getPath();
  }

  private static @Nullable Integer line(Finding finding) {
    Location location = primary(finding);
    return location == null ? null : location.getStartLine();
  }

  private static @Nullable Location primary(Finding finding) {
    return finding.getLocations().isEmpty() ? null : finding.getLocations().getFirst();
  }
}
