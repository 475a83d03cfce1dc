/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.cvss;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import us.springett.cvss.Cvss;
import us.springett.cvss.CvssV2;
import us.springett.cvss.CvssV3;
import us.springett.cvss.CvssV3_1;
import us.springett.cvss.CvssV4;
import us.springett.cvss.MalformedVectorException;
import us.springett.cvss.Score;

/**
 * A CVSS vector that could be read. The specifications are <a
 * href="https://www.first.org/cvss/">FIRST's</a>; parsing and arithmetic are the library's.
 *
 * <p>The base score is computed from the base metrics alone. Version 4 has only one score, which
 * falls with threat and environmental metrics: the base score is the one without them.
 */
public final class CvssVector {

  /** Longest vector that a specification allows is about 200 characters. */
  private static final int MAX_LENGTH = 400;

  private static final List<String> BASE_V2 = List.of("AV", "AC", "Au", "C", "I", "A");
  private static final List<String> BASE_V3 = List.of("AV", "AC", "PR", "UI", "S", "C", "I", "A");
  private static final List<String> BASE_V4 =
      List.of("AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA");

  private static final Set<String> THREAT = Set.of("E", "RL", "RC");

  private final CvssVersion version;
  private final String text;
  private final Map<String, String> metrics;
  private final double baseScore;
  private final OptionalDouble fullScore;

  private CvssVector(CvssVersion version, String text, Map<String, String> metrics, Score full) {
    this.version = version;
    this.text = text;
    this.metrics = metrics;
    this.baseScore = rounded(baseOnly(full).getBaseScore());
    this.fullScore = fullScore(full);
  }

  /**
   * Reads a vector as the specification writes it, or as tools do: version 2 in brackets or with a
   * prefix, version 3 and 4 without. Of version 3 without prefix nobody can tell whether it is 3.0
   * or 3.1; it is taken for 3.1, which has the same base scores.
   *
   * @throws MalformedCvssException when it is none
   */
  public static CvssVector parse(String vector) {
    return parse(vector, Optional.empty());
  }

  /**
   * Reads a vector as {@link #parse(String)} does.
   *
   * @param stated version that is stated beside the vector, for a vector without a prefix
   * @throws MalformedCvssException when it is none
   */
  public static CvssVector parse(String vector, Optional<CvssVersion> stated) {
    String written = vector.strip();
    if (written.isEmpty()) {
      throw new MalformedCvssException("an empty text is no CVSS vector");
    }
    if (written.length() > MAX_LENGTH) {
      throw new MalformedCvssException(
          "a text of " + written.length() + " characters is no CVSS vector");
    }
    String prefixed = prefixed(written, stated);
    Cvss cvss = library(prefixed);
    Map<String, String> metrics = metrics(prefixed);
    CvssVersion version = versionOf(cvss);
    return new CvssVector(
        version, text(cvss, version, prefixed, metrics), metrics, cvss.calculateScore());
  }

  /**
   * The library drops the environmental metrics of the versions that it does not compute them of.
   */
  private static String text(
      Cvss cvss, CvssVersion version, String prefixed, Map<String, String> metrics) {
    boolean dropped =
        (version == CvssVersion.V2 || version == CvssVersion.V30)
            && isEnvironmental(version, metrics);
    return withoutBrackets(dropped ? prefixed : cvss.getVector());
  }

  /** Reads a vector as {@link #parse(String, Optional)} does; empty when it is none. */
  public static Optional<CvssVector> find(String vector, Optional<CvssVersion> stated) {
    try {
      return Optional.of(parse(vector, stated));
    } catch (MalformedCvssException e) {
      return Optional.empty();
    }
  }

  public CvssVersion version() {
    return version;
  }

  /** The vector as the specification writes it, with its prefix but for version 2. */
  public String text() {
    return text;
  }

  /** Score of the base metrics, 0.0 to 10.0 with one decimal. */
  public double baseScore() {
    return baseScore;
  }

  /**
   * Score of all metrics that the vector carries, 0.0 to 10.0 with one decimal. Empty for
   * environmental metrics of versions 2.0 and 3.0, which are not computed.
   */
  public OptionalDouble fullScore() {
    return fullScore;
  }

  /** Value of a metric by its abbreviation, such as N for AV; empty when the vector has it not. */
  public Optional<String> metric(String name) {
    return Optional.ofNullable(metrics.get(name));
  }

  /** What the threat metric says. */
  public ExploitCode exploitCode() {
    return switch (metrics.getOrDefault("E", "X")) {
      case "U" -> ExploitCode.UNREPORTED;
      case "P", "POC" -> ExploitCode.PROOF_OF_CONCEPT;
      case "F", "H", "A" -> ExploitCode.FUNCTIONAL;
      default -> ExploitCode.NOT_DEFINED;
    };
  }

  /**
   * True when anybody on the network can attack without a condition, a privilege or another person:
   * what such an attack needs can be automated.
   */
  public boolean isUnconditional() {
    boolean easy = is("AV", "N") && is("AC", "L");
    return switch (version) {
      case V2 -> easy && is("Au", "N");
      case V30, V31 -> easy && is("PR", "N") && is("UI", "N");
      case V4 -> easy && is("AT", "N") && is("PR", "N") && is("UI", "N");
    };
  }

  /** True when an attacker can read and change everything in the component. */
  public boolean isTotal() {
    return switch (version) {
      case V2 -> is("C", "C") && is("I", "C");
      case V30, V31 -> is("C", "H") && is("I", "H");
      case V4 -> is("VC", "H") && is("VI", "H");
    };
  }

  private boolean is(String metric, String value) {
    return value.equals(metrics.get(metric));
  }

  private static Cvss library(String vector) {
    try {
      return Cvss.fromVector(vector);
    } catch (MalformedVectorException e) {
      throw new MalformedCvssException("no CVSS vector: " + e.getMessage());
    }
  }

  /** The library lets the last of equal metrics win, which hides a slip of the author. */
  private static Map<String, String> metrics(String vector) {
    Map<String, String> metrics = new LinkedHashMap<>();
    for (String part : withoutBrackets(vector).split("/")) {
      int colon = part.indexOf(':');
      if (!part.startsWith("CVSS:") && colon > 0) {
        String name = part.substring(0, colon);
        if (metrics.put(name, part.substring(colon + 1)) != null) {
          throw new MalformedCvssException("no CVSS vector: " + name + " is there twice");
        }
      }
    }
    return metrics;
  }

  private static String prefixed(String vector, Optional<CvssVersion> stated) {
    String text = withoutBrackets(vector);
    if (text.regionMatches(true, 0, "CVSS:2.0/", 0, 9)) {
      return text.substring(9);
    }
    if (text.regionMatches(true, 0, "CVSS:", 0, 5)) {
      return "CVSS:" + text.substring(5);
    }
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.contains("/AT:")) {
      return "CVSS:4.0/" + text;
    }
    if (upper.contains("/PR:")) {
      return (stated.orElse(CvssVersion.V31) == CvssVersion.V30 ? "CVSS:3.0/" : "CVSS:3.1/") + text;
    }
    return text;
  }

  /** Version 2 vectors stand in brackets in the library and in NVD's old feeds. */
  private static String withoutBrackets(String vector) {
    return vector.startsWith("(") && vector.endsWith(")")
        ? vector.substring(1, vector.length() - 1)
        : vector;
  }

  private static CvssVersion versionOf(Cvss cvss) {
    return switch (cvss) {
      case CvssV4 v4 -> CvssVersion.V4;
      case CvssV3_1 v31 -> CvssVersion.V31;
      case CvssV3 v3 -> CvssVersion.V30;
      case CvssV2 v2 -> CvssVersion.V2;
      default -> throw new IllegalStateException("unknown CVSS version " + cvss.getName());
    };
  }

  private Score baseOnly(Score full) {
    List<String> names = names(version);
    if (metrics.size() == names.size()) {
      return full;
    }
    String base = names.stream().map(name -> name + ":" + metrics.get(name)).collect(joining("/"));
    return library(version == CvssVersion.V2 ? base : "CVSS:" + version.number() + "/" + base)
        .calculateScore();
  }

  private static List<String> names(CvssVersion version) {
    return switch (version) {
      case V2 -> BASE_V2;
      case V30, V31 -> BASE_V3;
      case V4 -> BASE_V4;
    };
  }

  private OptionalDouble fullScore(Score full) {
    boolean environmental = isEnvironmental(version, metrics);
    boolean threat = metrics.keySet().stream().anyMatch(THREAT::contains);
    return switch (version) {
      case V4 -> OptionalDouble.of(rounded(full.getBaseScore()));
      case V31 ->
          OptionalDouble.of(
              environmental
                  ? rounded(full.getEnvironmentalScore())
                  : threat ? rounded(full.getTemporalScore()) : baseScore);
      case V2, V30 ->
          environmental
              ? OptionalDouble.empty()
              : OptionalDouble.of(threat ? rounded(full.getTemporalScore()) : baseScore);
    };
  }

  private static boolean isEnvironmental(CvssVersion version, Map<String, String> metrics) {
    return metrics.keySet().stream()
        .anyMatch(name -> !names(version).contains(name) && !THREAT.contains(name));
  }

  /** One decimal, as all versions of the specification have it. */
  private static double rounded(double score) {
    return Math.round(score * 10.0) / 10.0;
  }

  @Override
  public String toString() {
    return text;
  }
}
