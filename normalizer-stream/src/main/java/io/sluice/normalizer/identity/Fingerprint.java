/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fingerprint of a result to trust: among those that say something, the best known algorithm,
 * else the first by name; of one algorithm the highest version (SARIF 2.1.0 section 3.27.16).
 *
 * <p>Left out are values that are the same for many results (Semgrep writes {@code requires login}
 * for everything) and algorithms that do not look at the code: a column, a hash of the whole file,
 * of the tags, of the report's row. Whether a tool's own fingerprint holds the line cannot be seen;
 * so a fingerprint only ever counts together with rule and path.
 *
 * @param name algorithm without version, in lower case
 * @param version its version; 0 when it has none
 * @param value fingerprint without the tool's own occurrence number
 */
public record Fingerprint(String name, int version, String value) {

  /** Fingerprints that are kept of a finding. */
  private static final int MAX_KEPT = 10;

  private static final int MAX_VALUE_LENGTH = 512;

  private static final int MIN_LENGTH = 8;
  private static final int MAX_NAME_LENGTH = 200;

  private static final List<String> BEST_FIRST =
      List.of(
          "matchbasedid",
          "primarylocationlinehash",
          "scope_offset_compressed",
          "scope_offset",
          "contexthash",
          "contextregionhash");

  /** Algorithms at the head of {@link #BEST_FIRST} that end in a number of their own. */
  private static final int COUNTING = 4;

  private static final Set<String> BLIND =
      Set.of(
          "primarylocationstartcolumnfingerprint",
          "scanfilehash",
          "filehash",
          "scantagshash",
          "tagshash",
          "csvrowsha256");

  private static final Set<String> CONSTANTS =
      Set.of(
          "requires login",
          "unknown",
          "undefined",
          "not available",
          "no fingerprint",
          "none",
          "null",
          "n/a");

  private static final Pattern VERSIONED = Pattern.compile("(.*?)/v(\\d{1,6})(\\.\\d+)*");

  /**
   * Numbers that move when code is added above: occurrences (GitHub's line hash ends in ":2",
   * Semgrep's match id in "_1") and GitLab's line within the function ({@code a.rb|A[0]|run[0]:4}).
   * Results that are equal without it are matched by the nearest line.
   */
  private static final Pattern COUNTED = Pattern.compile("(.{8,}?)[:_]\\d{1,6}");

  /** The fingerprint to identify a result by; empty when none says anything. */
  static Optional<Fingerprint> choose(Map<String, String> reported) {
    return candidates(reported).min(Candidate.BEST).map(Fingerprint::of);
  }

  /** All fingerprints that say something, the best first. */
  public static List<Fingerprint> all(Map<String, String> reported) {
    return candidates(reported).sorted(Candidate.BEST).map(Fingerprint::of).toList();
  }

  /** The best of the reported ones, as reported, for comparison with a later scan. */
  public static Map<String, String> kept(Map<String, String> reported) {
    if (reported.isEmpty()) {
      return Map.of();
    }
    Map<String, String> kept = new TreeMap<>();
    candidates(reported)
        .filter(candidate -> candidate.key().length() <= MAX_NAME_LENGTH)
        .filter(candidate -> candidate.value().length() <= MAX_VALUE_LENGTH)
        .sorted(Candidate.BEST)
        .limit(MAX_KEPT)
        .forEach(candidate -> kept.put(candidate.key(), candidate.value()));
    return kept;
  }

  private static Stream<Candidate> candidates(Map<String, String> reported) {
    return reported.entrySet().stream()
        .map(entry -> Candidate.read(entry.getKey(), entry.getValue()))
        .filter(candidate -> !BLIND.contains(candidate.name()) && saysSomething(candidate.value()));
  }

  private static Fingerprint of(Candidate candidate) {
    return new Fingerprint(candidate.name(), candidate.version(), uncounted(candidate));
  }

  /** False for values that cannot tell results apart. */
  static boolean saysSomething(String value) {
    String text = value.strip();
    return text.length() >= MIN_LENGTH && !isConstant(text) && text.chars().distinct().count() > 1;
  }

  /** True for what tools write where they have no value. */
  public static boolean isConstant(String value) {
    return CONSTANTS.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  private static String uncounted(Candidate candidate) {
    if (candidate.rank() < COUNTING) {
      Matcher counted = COUNTED.matcher(candidate.value());
      if (counted.matches()) {
        return counted.group(1);
      }
    }
    return candidate.value();
  }

  private record Candidate(String key, String name, int version, String value) {

    static final Comparator<Candidate> BEST =
        comparingInt(Candidate::rank)
            .thenComparing(Candidate::name)
            .thenComparing(comparing(Candidate::version).reversed())
            .thenComparing(Candidate::value);

    static Candidate read(String key, String value) {
      Matcher versioned = VERSIONED.matcher(key);
      boolean hasVersion = key.length() <= MAX_NAME_LENGTH && versioned.matches();
      String name = hasVersion ? versioned.group(1) : key;
      int version = hasVersion ? Integer.parseInt(versioned.group(2)) : 0;
      return new Candidate(key, name.toLowerCase(Locale.ROOT), version, value.strip());
    }

    int rank() {
      int known = BEST_FIRST.indexOf(name);
      return known < 0 ? BEST_FIRST.size() : known;
    }
  }
}
