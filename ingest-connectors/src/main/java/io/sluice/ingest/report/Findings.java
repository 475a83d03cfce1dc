/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.Category;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Small steps that formats share when they build a finding. */
public final class Findings {

  private static final Pattern CWE =
      Pattern.compile("(?i)(?<![a-z])cwe[-_: /]{0,3}0*([1-9][0-9]{0,5})");
  private static final Pattern NUMBER = Pattern.compile("0*([1-9][0-9]{0,5})");
  private static final Pattern VULNERABILITY =
      Pattern.compile(
          "(?i)(?<![a-z0-9])(CVE-[0-9]{4}-[0-9]{4,19}"
              + "|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})(?![a-z0-9])");

  private Findings() {}

  /** A finding of a category at an element of the report. */
  public static RawFinding.Builder at(ReportNode element, Category category) {
    return RawFinding.newBuilder().setPointer(element.pointer()).setCategory(category);
  }

  /** A finding of a category at an element of an XML report. */
  public static RawFinding.Builder at(XmlNode element, Category category) {
    return RawFinding.newBuilder().setPointer(element.pointer()).setCategory(category);
  }

  /**
   * Vulnerability ids of a finding that stands for all of them: one is the finding's own, several
   * are under the tool's id, because they are not one vulnerability.
   */
  public static List<String> covered(String toolId, Collection<String> ids) {
    List<String> covered = distinct(ids.stream().map(Findings::spelled).toList());
    if (covered.size() > 1) {
      covered.addFirst(toolId);
    }
    return covered;
  }

  /** CWE ids that a text names: {@code CWE-89}, {@code external/cwe/cwe-089}, {@code CWE: 89}. */
  public static Set<Integer> cwes(String text) {
    Set<Integer> cwes = new LinkedHashSet<>();
    Matcher matcher = CWE.matcher(text);
    while (matcher.find()) {
      cwes.add(Integer.valueOf(matcher.group(1)));
    }
    return cwes;
  }

  /** CWE id of a field that holds nothing else: {@code 89} or {@code CWE-89}. */
  public static Optional<Integer> cwe(String text) {
    Matcher number = NUMBER.matcher(text.strip());
    return number.matches()
        ? Optional.of(Integer.valueOf(number.group(1)))
        : cwes(text).stream().findFirst();
  }

  /** CVE and GHSA ids that a text names, in their usual spelling. */
  public static Set<String> vulnerabilityIds(String text) {
    Set<String> ids = new LinkedHashSet<>();
    Matcher matcher = VULNERABILITY.matcher(text);
    while (matcher.find()) {
      ids.add(spelled(matcher.group(1)));
    }
    return ids;
  }

  /** A vulnerability id in its usual spelling: CVE in upper case, GHSA's groups in lower case. */
  public static String spelled(String id) {
    String line = Texts.line(id);
    String upper = line.toUpperCase(Locale.ROOT);
    if (upper.startsWith("CVE-")) {
      return upper;
    }
    return upper.startsWith("GHSA-") ? "GHSA" + line.substring(4).toLowerCase(Locale.ROOT) : line;
  }

  /** CVSS method name by its version, {@code CVSSv31} for 3.1. */
  public static @Nullable String cvssMethod(@Nullable String version, @Nullable String vector) {
    String text = vector != null && vector.startsWith("CVSS:") ? vector.substring(5) : version;
    if (text == null || text.isBlank()) {
      return vector != null && vector.contains("Au:") ? "CVSSv2" : null;
    }
    return switch (text.charAt(0)) {
      case '2' -> "CVSSv2";
      case '3' -> text.startsWith("3.1") ? "CVSSv31" : "CVSSv3";
      case '4' -> "CVSSv4";
      default -> null;
    };
  }

  /** A rating that only names a severity. */
  public static Rating severity(String source, String severity) {
    return new Rating(source, null, null, null, severity);
  }

  /** The list without repetitions, in its order. */
  public static <T> List<T> distinct(List<T> values) {
    return new ArrayList<>(new LinkedHashSet<>(values));
  }
}
