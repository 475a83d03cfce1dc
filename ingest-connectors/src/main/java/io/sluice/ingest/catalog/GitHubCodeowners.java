/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.catalog.CodeownersMatcher;
import io.sluice.event.CodeownersRule;
import io.sluice.ingest.file.MalformedFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of a CODEOWNERS file in GitHub's dialect. A rule without owners makes what it covers
 * explicitly unowned; {@code #} starts a comment, also behind a rule. A line that GitHub would not
 * accept is reported with its number and left out, as GitHub does since February 2022. Sections, as
 * GitLab has them, are such lines.
 */
final class GitHubCodeowners {

  private static final Pattern USER_OR_TEAM =
      // More than one slash is a nested group of GitLab, which cannot mean anything else.
      Pattern.compile("@[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final Pattern SECTION = Pattern.compile("\\^?\\[[^\\]]+\\](\\[\\d+\\])?(\\s.*)?");

  private GitHubCodeowners() {}

  static List<CodeownersRule> rules(String text, List<CatalogProblem> problems) {
    List<CodeownersRule> rules = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String rule = line.strip();
      if (rule.isEmpty() || rule.startsWith("#")) {
        continue;
      }
      try {
        rules.add(rule(rule, number));
      } catch (IllegalArgumentException e) {
        problems.add(new CatalogProblem(number, e.getMessage() + "; the line is left out"));
      }
    }
    return rules;
  }

  private static CodeownersRule rule(String line, int number) {
    if (SECTION.matcher(line).matches()) {
      throw new IllegalArgumentException("sections are GitLab's and not supported");
    }
    int end = patternEnd(line);
    String pattern = line.substring(0, end);
    CodeownersMatcher.compile(pattern);
    String rest = line.substring(end);
    int comment = rest.indexOf('#');
    List<String> owners = new ArrayList<>();
    for (String owner : (comment < 0 ? rest : rest.substring(0, comment)).strip().split("\\s+")) {
      if (USER_OR_TEAM.matcher(owner).matches() || EMAIL.matcher(owner).matches()) {
        owners.add(owner);
      } else if (!owner.isEmpty()) {
        throw new IllegalArgumentException(
            MalformedFileException.quote(owner) + " is no @user, @organisation/team or e-mail");
      }
    }
    return CodeownersRule.newBuilder()
        .setPattern(pattern)
        .setOwners(owners)
        .setLine(number)
        .build();
  }

  /** A pattern ends at the first white space that no backslash escapes. */
  private static int patternEnd(String line) {
    boolean escaped = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!escaped && Character.isWhitespace(c)) {
        return i;
      }
      escaped = !escaped && c == '\\';
    }
    return line.length();
  }
}
