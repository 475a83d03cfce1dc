/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import io.sluice.event.CodeownersDialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One CODEOWNERS pattern. {@link #compile(String)} takes GitHub's dialect, {@link GitLabPattern}
 * says how GitLab's differs. GitHub has the rules of gitignore, except that {@code !}, {@code [ ]}
 * and an escaped {@code #} are not supported (<a
 * href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">About
 * code owners</a>).
 *
 * <ul>
 *   <li>A pattern without {@code /}, or with one only at its end, matches in every directory; any
 *       other is anchored at the root of the repository.
 *   <li>A pattern that names a directory covers everything below it; {@code docs/*} covers only the
 *       files directly in {@code docs}.
 *   <li>{@code *} and {@code ?} stay within a path segment, {@code **} as a whole segment spans any
 *       number of them, {@code \} takes the next character literally.
 *   <li>Paths are case-sensitive.
 * </ul>
 *
 * <p>Matching takes time proportional to pattern length times path length, whatever the pattern: a
 * hostile file cannot make it backtrack.
 */
public final class CodeownersMatcher {

  private final String pattern;
  private final List<PatternSegment> segments;

  private CodeownersMatcher(String pattern, List<PatternSegment> segments) {
    this.pattern = pattern;
    this.segments = segments;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException when GitHub would not accept the pattern; the message says why
   */
  public static CodeownersMatcher compile(String pattern) {
    requireSupported(pattern);
    return new CodeownersMatcher(pattern, parse(pattern));
  }

  /**
   * Compiles a pattern of a dialect. GitLab takes every pattern, some of which cover nothing.
   *
   * @throws IllegalArgumentException when GitHub would not accept the pattern; the message says why
   */
  public static CodeownersMatcher compile(String pattern, CodeownersDialect dialect) {
    return switch (dialect) {
      case GITLAB ->
          new CodeownersMatcher(pattern, GitLabPattern.segments(GitLabPattern.normalized(pattern)));
      case GITHUB, UNKNOWN -> compile(pattern);
    };
  }

  /** The pattern as written. */
  public String pattern() {
    return pattern;
  }

  /**
   * Whether the pattern names the whole repository ({@code *}, {@code **}, {@code /**}): its owners
   * own the repository rather than a path in it.
   */
  public boolean coversEverything() {
    return segments.stream().allMatch(PatternSegment::matchesAnyText)
        && segments.stream().anyMatch(PatternSegment::spans)
        && segments.stream().filter(segment -> !segment.spans()).count() == 1;
  }

  /**
   * Whether the pattern covers a file.
   *
   * @param path path relative to the root of the repository, with {@code /} as separator; a leading
   *     {@code /} or {@code ./} is ignored
   */
  public boolean matches(String path) {
    return matches(split(path));
  }

  /** Segments of a path, to be split once for many patterns. */
  static String[] split(String path) {
    String relative = path.startsWith("./") ? path.substring(2) : path;
    return (relative.startsWith("/") ? relative.substring(1) : relative).split("/", -1);
  }

  /**
   * Greedy match with one point of return: on a mismatch only the latest {@code **} has to take one
   * more path segment, because an earlier one could not reach further than it did.
   */
  boolean matches(String[] path) {
    int segment = 0;
    int part = 0;
    int lastSpan = -1;
    int resume = 0;
    while (part < path.length) {
      if (segment < segments.size() && segments.get(segment).spans()) {
        lastSpan = segment++;
        resume = part;
      } else if (segment < segments.size() && segments.get(segment).matches(path[part])) {
        segment++;
        part++;
      } else if (lastSpan >= 0) {
        segment = lastSpan + 1;
        part = ++resume;
      } else {
        return false;
      }
    }
    while (segment < segments.size() && segments.get(segment).spans()) {
      segment++;
    }
    return segment == segments.size();
  }

  private static void requireSupported(String pattern) {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("empty pattern");
    }
    if (pattern.startsWith("!")) {
      throw new IllegalArgumentException("negation with '!' is not supported in CODEOWNERS");
    }
    if (pattern.contains("***")) {
      throw new IllegalArgumentException("three consecutive asterisks are not supported");
    }
    boolean escaped = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (!escaped && (c == '[' || c == ']')) {
        throw new IllegalArgumentException(
            "character ranges with '[ ]' are not supported in CODEOWNERS");
      }
      if (c == '#') {
        throw new IllegalArgumentException("'#' is not supported in a CODEOWNERS pattern");
      }
      escaped = !escaped && c == '\\';
    }
    if (escaped) {
      throw new IllegalArgumentException("a pattern must not end with a single backslash");
    }
  }

  private static List<PatternSegment> parse(String pattern) {
    List<String> parts = new ArrayList<>(Arrays.asList(pattern.split("/", -1)));
    boolean directory = parts.size() > 1 && parts.getLast().isEmpty();
    if (parts.getFirst().isEmpty()) {
      parts.removeFirst();
    } else if (parts.size() == 1 || (parts.size() == 2 && directory)) {
      parts.addFirst("**");
    }
    if (directory && parts.size() > 1) {
      parts.set(parts.size() - 1, "**");
    }
    List<PatternSegment> segments = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      boolean last = i == parts.size() - 1;
      if (part.equals("**")) {
        if (last) {
          // What is below a directory, not the directory's own name.
          segments.add(PatternSegment.of("*"));
        }
        segments.add(PatternSegment.SPAN);
      } else {
        segments.add(PatternSegment.of(part));
        if (last && !part.equals("*")) {
          segments.add(PatternSegment.SPAN);
        }
      }
    }
    return List.copyOf(segments);
  }

  @Override
  public String toString() {
    return pattern;
  }
}
