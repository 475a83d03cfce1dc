/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import io.sluice.event.CodeownersDialect;
import io.sluice.event.CodeownersRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rules of one CODEOWNERS file, compiled.
 *
 * <p>GitHub: the last rule in file order that covers a path decides. A deciding rule without owners
 * means explicitly unowned, which is not the same as no rule at all.
 *
 * <p>GitLab: in each section for itself the last rule decides, unless a rule with {@code !} covers
 * the path, wherever in the section it stands. Where several sections name owners, all of them own;
 * one has to be asked first: the first section that is not optional, in file order. A rule for the
 * path goes before one for the whole repository, also in another section.
 */
public final class CodeownersRules {

  private final List<Section> sections;

  private CodeownersRules(List<Section> sections) {
    this.sections = sections;
  }

  /** Compiles rules of GitHub's dialect, given in file order. */
  public static CodeownersRules of(List<CodeownersRule> rules) {
    return of(rules, CodeownersDialect.GITHUB);
  }

  /**
   * Compiles rules given in file order. A rule whose pattern GitHub would not accept covers
   * nothing, as on GitHub, where such a line is skipped.
   */
  public static CodeownersRules of(List<CodeownersRule> rules, CodeownersDialect dialect) {
    boolean gitLab = dialect == CodeownersDialect.GITLAB;
    Map<String, Map<String, Compiled>> bySection = new LinkedHashMap<>();
    for (CodeownersRule rule : rules) {
      String section = gitLab ? rule.getSection().toLowerCase(Locale.ROOT) : "";
      // As in GitLab, a pattern given again takes the place of the first one, not a later place.
      String entry =
          gitLab
              ? GitLabPattern.normalized(rule.getPattern())
              : Integer.toString(bySection.getOrDefault(section, Map.of()).size());
      matcher(rule, dialect)
          .ifPresent(
              matcher ->
                  bySection
                      .computeIfAbsent(section, name -> new LinkedHashMap<>())
                      .put(entry, new Compiled(rule, matcher)));
    }
    return new CodeownersRules(bySection.values().stream().map(Section::of).toList());
  }

  /** What is said about a file, by its path relative to the root of the repository. */
  public CodeownersDecision decide(String path) {
    String[] segments = CodeownersMatcher.split(path);
    Predicate<Compiled> covers = compiled -> compiled.matcher().matches(segments);
    List<CodeownersRule> excluding =
        sections.stream().flatMap(section -> section.exclusion(covers).stream()).toList();
    List<Section> remaining =
        sections.stream().filter(section -> section.exclusion(covers).isEmpty()).toList();
    return decision(remaining, covers, excluding);
  }

  /**
   * What is said about the repository as a whole, by the rules that cover everything. It answers
   * for findings that have no path.
   */
  public CodeownersDecision decideForRepository() {
    return decision(sections, compiled -> compiled.matcher().coversEverything(), List.of());
  }

  /** The rule that decides about a file within these rules. */
  public Optional<CodeownersRule> ruleFor(String path) {
    return decide(path).rule();
  }

  /** The rule that names the owners of the repository as a whole. */
  public Optional<CodeownersRule> repositoryRule() {
    return decideForRepository().rule();
  }

  private static CodeownersDecision decision(
      List<Section> sections, Predicate<Compiled> covers, List<CodeownersRule> excluding) {
    List<Match> matches =
        sections.stream()
            .flatMap(section -> section.last(covers).stream())
            .sorted(Comparator.comparing(Match::optional))
            .toList();
    List<Match> owned = matches.stream().filter(match -> !match.ownerless()).toList();
    Optional<CodeownersRule> path = first(owned, match -> !match.wholeRepository());
    Optional<CodeownersRule> repository = first(owned, Match::wholeRepository);
    Optional<CodeownersRule> unowned =
        owned.isEmpty()
            ? first(matches, match -> true).or(() -> excluding.stream().findFirst())
            : Optional.empty();
    List<CodeownersRule> others = new ArrayList<>();
    owned.forEach(match -> others.add(match.rule()));
    path.or(() -> repository).ifPresent(others::remove);
    return new CodeownersDecision(path, repository, unowned, others);
  }

  private static Optional<CodeownersRule> first(List<Match> matches, Predicate<Match> condition) {
    return matches.stream().filter(condition).findFirst().map(Match::rule);
  }

  private static Optional<CodeownersMatcher> matcher(
      CodeownersRule rule, CodeownersDialect dialect) {
    try {
      return Optional.of(CodeownersMatcher.compile(rule.getPattern(), dialect));
    } catch (IllegalArgumentException unsupported) {
      return Optional.empty();
    }
  }

  private record Compiled(CodeownersRule rule, CodeownersMatcher matcher) {}

  /** The rule that decides in one section. */
  private record Match(CodeownersRule rule, boolean wholeRepository, boolean optional) {
    boolean ownerless() {
      return rule.getOwners().isEmpty();
    }
  }

  /** Rules of a section; it is optional when every one of its headings says so. */
  private record Section(List<Compiled> lastFirst, boolean optional) {
    static Section of(Map<String, Compiled> entries) {
      Collection<Compiled> rules = entries.values();
      return new Section(
          List.copyOf(new ArrayList<>(rules).reversed()),
          rules.stream().allMatch(compiled -> compiled.rule().getOptional()));
    }

    Optional<CodeownersRule> exclusion(Predicate<Compiled> covers) {
      return lastFirst.stream()
          .filter(compiled -> compiled.rule().getExclusion())
          .filter(covers)
          .findFirst()
          .map(Compiled::rule);
    }

    Optional<Match> last(Predicate<Compiled> covers) {
      return lastFirst.stream()
          .filter(compiled -> !compiled.rule().getExclusion())
          .filter(covers)
          .findFirst()
          .map(
              compiled ->
                  new Match(compiled.rule(), compiled.matcher().coversEverything(), optional));
    }
  }
}
