/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.event.CodeownersRule;
import io.sluice.ingest.file.MalformedFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a CODEOWNERS file in GitLab's dialect (<a
 * href="https://docs.gitlab.com/user/project/codeowners/reference/">Syntax of CODEOWNERS file</a>).
 *
 * <ul>
 *   <li>{@code [Name]}, {@code ^[Name]} and {@code [Name][2] @owner} head sections; names are equal
 *       without regard to case. Lines above the first heading are a section of their own.
 *   <li>A line that names nobody takes over the owners of its heading.
 *   <li>{@code !path} excludes from the section; who stands behind it is ignored.
 *   <li>Owners are {@code @user}, {@code @group/subgroup}, {@code @@developer},
 *       {@code @@maintainer}, {@code @@owner} and e-mail addresses. What is none of these is
 *       ignored and reported. There are no comments behind a rule: who is mentioned there is an
 *       owner.
 * </ul>
 */
final class GitLabCodeowners {

  private static final String UNNAMED = "codeowners";

  private static final Pattern HEADING =
      Pattern.compile("(\\^?)\\[(.*?)\\](?:\\[(\\d*)\\])?(\\s+[@\\w.\\-/\\s+]*)?");
  private static final Pattern BROKEN_HEADING = Pattern.compile("\\^?\\[[^\\]]+");
  private static final Pattern PATTERN_END = Pattern.compile("(?<!\\\\)\\s+");
  private static final Pattern ROLE =
      Pattern.compile("@@(developer|maintainer|owner)s?", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_OR_GROUP =
      Pattern.compile("(?<![\\w@])@[\\w.][\\w.-]*(/[\\w.][\\w.-]*)*(?<![.])");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,100}@[^@\\s]{0,254}\\w");

  private final List<CatalogProblem> problems;
  private final List<CodeownersRule> rules = new ArrayList<>();

  /** Spelling of a section's first heading, by its name. */
  private final Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Heading current = new Heading("", false, 0, List.of());

  private record Heading(String name, boolean optional, int approvals, List<String> owners) {}

  private GitLabCodeowners(List<CatalogProblem> problems) {
    this.problems = problems;
  }

  static List<CodeownersRule> rules(String text, List<CatalogProblem> problems) {
    GitLabCodeowners file = new GitLabCodeowners(problems);
    int number = 0;
    for (String line : text.lines().toList()) {
      file.line(line.strip(), ++number);
    }
    return file.rules;
  }

  /** What in a text only GitLab understands, with its line; empty when there is nothing. */
  static Optional<String> sign(String text) {
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (HEADING.matcher(line).matches()) {
        return Optional.of("the section heading in line " + number);
      }
      if (line.startsWith("!")) {
        return Optional.of("the exclusion in line " + number);
      }
      if (!line.startsWith("#")
          && Arrays.stream(line.split("\\s+")).anyMatch(word -> ROLE.matcher(word).matches())) {
        return Optional.of("the role in line " + number);
      }
    }
    return Optional.empty();
  }

  private void line(String line, int number) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    Matcher heading = HEADING.matcher(line);
    // GitLab does not look behind the heading: a line that starts like one is one.
    if (heading.lookingAt()) {
      current = heading(heading, number);
      return;
    }
    if (BROKEN_HEADING.matcher(line).matches()) {
      report(number, "a section heading that is never closed; taken for a rule, as GitLab does");
    }
    rule(line, number);
  }

  private Heading heading(Matcher heading, int number) {
    String written = heading.group(2).strip();
    boolean optional = !heading.group(1).isEmpty();
    int approvals = approvals(heading.group(3));
    String name =
        written.equalsIgnoreCase(UNNAMED) ? "" : names.computeIfAbsent(written, key -> key);
    if (written.isEmpty()) {
      report(number, "a section heading without a name");
    }
    if (optional && approvals > 0) {
      report(number, "an optional section needs no approvals; their number is ignored");
    }
    return new Heading(name, optional, approvals, owners(heading.group(4), number));
  }

  /** What is no number counts as one approval, and so does 0. */
  private static int approvals(@Nullable String digits) {
    if (digits == null || digits.isEmpty()) {
      return 0;
    }
    return digits.length() > 4 ? 1 : Math.max(1, Integer.parseInt(digits));
  }

  private void rule(String line, int number) {
    String[] parts = PATTERN_END.split(line, 2);
    boolean exclusion = parts[0].startsWith("!");
    String mentioned = parts.length == 2 ? parts[1].strip() : "";
    List<String> owners = List.of();
    if (exclusion && !mentioned.isEmpty()) {
      report(number, "an exclusion has no owners; they are ignored");
    } else if (!exclusion) {
      owners = mentioned.isEmpty() ? current.owners() : owners(mentioned, number);
      if (owners.isEmpty()) {
        report(number, "nobody owns " + MalformedFileException.quote(parts[0]));
      }
    }
    rules.add(
        CodeownersRule.newBuilder()
            .setPattern(exclusion ? parts[0].substring(1) : parts[0])
            .setOwners(owners)
            .setLine(number)
            .setSection(current.name())
            .setOptional(current.optional())
            .setApprovals(current.approvals())
            .setExclusion(exclusion)
            .build());
  }

  private List<String> owners(@Nullable String mentioned, int number) {
    List<String> owners = new ArrayList<>();
    for (String word : (mentioned == null ? "" : mentioned).strip().split("\\s+")) {
      List<String> named = references(word);
      owners.addAll(named);
      if (named.isEmpty() && !word.isEmpty()) {
        report(
            number,
            MalformedFileException.quote(word)
                + " is no @user, @group, @@role or e-mail; it is ignored");
      }
    }
    return owners.stream().distinct().toList();
  }

  /** Who a word names; GitLab finds references wherever they stand in it. */
  private static List<String> references(String word) {
    if (ROLE.matcher(word).matches() || EMAIL.matcher(word).matches()) {
      return List.of(word);
    }
    return USER_OR_GROUP.matcher(word).results().map(MatchResult::group).toList();
  }

  private void report(int line, String problem) {
    problems.add(new CatalogProblem(line, problem));
  }
}
