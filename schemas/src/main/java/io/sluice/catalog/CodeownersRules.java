/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import io.sluice.event.CodeownersRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rules of one CODEOWNERS file, compiled: the last rule in file order that covers a path
 * decides. A deciding rule without owners means explicitly unowned, which is not the same as no
 * rule at all.
 */
public final class CodeownersRules {

  private final List<Compiled> lastFirst;

  private CodeownersRules(List<Compiled> lastFirst) {
    this.lastFirst = lastFirst;
  }

  /**
   * Compiles rules given in file order. A rule whose pattern GitHub would not accept covers
   * nothing, as on GitHub, where such a line is skipped.
   */
  public static CodeownersRules of(List<CodeownersRule> rules) {
    List<Compiled> compiled = new ArrayList<>();
    for (CodeownersRule rule : rules.reversed()) {
      matcher(rule.getPattern()).ifPresent(m -> compiled.add(new Compiled(rule, m)));
    }
    return new CodeownersRules(List.copyOf(compiled));
  }

  /** The rule that decides about a file, by its path relative to the root of the repository. */
  public Optional<CodeownersRule> ruleFor(String path) {
    String[] segments = CodeownersMatcher.split(path);
    return first(compiled -> compiled.matcher().matches(segments));
  }

  /**
   * The rule that names the owners of the repository as a whole: the last one whose pattern covers
   * everything. It answers for findings that have no path.
   */
  public Optional<CodeownersRule> repositoryRule() {
    return first(compiled -> compiled.matcher().coversEverything());
  }

  /** Whether a rule covers the whole repository rather than a path in it. */
  public static boolean coversEverything(CodeownersRule rule) {
    return matcher(rule.getPattern()).filter(CodeownersMatcher::coversEverything).isPresent();
  }

  private Optional<CodeownersRule> first(Predicate<Compiled> condition) {
    return lastFirst.stream().filter(condition).findFirst().map(Compiled::rule);
  }

  private static Optional<CodeownersMatcher> matcher(String pattern) {
    try {
      return Optional.of(CodeownersMatcher.compile(pattern));
    } catch (IllegalArgumentException unsupported) {
      return Optional.empty();
    }
  }

  private record Compiled(CodeownersRule rule, CodeownersMatcher matcher) {}
}
