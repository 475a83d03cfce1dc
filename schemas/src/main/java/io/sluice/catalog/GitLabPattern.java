/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * A CODEOWNERS pattern in GitLab's dialect (<a
 * href="https://docs.gitlab.com/user/project/codeowners/reference/#path-matching">Path
 * matching</a>). GitLab matches with Ruby's {@code File.fnmatch}, so a path that ends in no slash
 * covers the file of that name and nothing below a directory.
 *
 * <ul>
 *   <li>{@code /docs/a.md} is anchored at the root; any pattern without the slash in front, also
 *       {@code internal/README.md}, matches in every directory.
 *   <li>{@code docs/} covers everything below, {@code *} alone everything.
 *   <li>{@code *} stays within a segment; {@code **} spans directories only before a slash, at the
 *       end it is a {@code *}.
 *   <li>{@code [a-z]} is a set, a backslash takes the next character literally; {@code {a,b}} is
 *       plain text.
 * </ul>
 */
final class GitLabPattern {

  private GitLabPattern() {}

  /** The pattern as GitLab stores it: of two rules of a section that agree in it, one counts. */
  static String normalized(String written) {
    if (written.equals("*")) {
      return "/**/*";
    }
    String pattern = written.startsWith("\\#") ? written.substring(1) : written;
    pattern = pattern.replaceAll("\\\\\\s+", " ");
    if (!pattern.startsWith("/")) {
      pattern = "/**/" + pattern;
    }
    return pattern.endsWith("/") ? pattern + "**/*" : pattern;
  }

  static List<PatternSegment> segments(String normalized) {
    String[] parts = normalized.substring(1).split("/", -1);
    List<PatternSegment> segments = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      segments.add(
          parts[i].equals("**") && !last ? PatternSegment.SPAN : PatternSegment.withSets(parts[i]));
    }
    return List.copyOf(segments);
  }
}
