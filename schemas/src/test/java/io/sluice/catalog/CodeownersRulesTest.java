/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.CodeownersRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeownersRulesTest {

  @Test
  void shouldLetTheLastMatchDecide() {
    CodeownersRules rules =
        CodeownersRules.of(
            List.of(
                rule(1, "*", "@acme/all"), rule(2, "/src/", "@acme/src"), rule(3, "*.md", "@d")));

    assertThat(rules.ruleFor("src/a.c")).map(CodeownersRule::getLine).contains(2);
    assertThat(rules.ruleFor("src/a.md")).map(CodeownersRule::getLine).contains(3);
    assertThat(rules.ruleFor("Makefile")).map(CodeownersRule::getLine).contains(1);
  }

  @Test
  void shouldKeepExplicitlyUnownedApartFromUncovered() {
    CodeownersRules rules =
        CodeownersRules.of(List.of(rule(1, "/apps/", "@a"), rule(2, "/apps/github")));

    assertThat(rules.ruleFor("apps/github/x"))
        .hasValueSatisfying(rule -> assertThat(rule.getOwners()).isEmpty());
    assertThat(rules.ruleFor("other")).isEmpty();
  }

  @Test
  void shouldSkipRulesThatGitHubWouldSkip() {
    CodeownersRules rules = CodeownersRules.of(List.of(rule(1, "*", "@a"), rule(2, "!src/", "@b")));

    assertThat(rules.ruleFor("src/a")).map(CodeownersRule::getLine).contains(1);
  }

  @Test
  void shouldNameTheRepositoryRule() {
    CodeownersRules rules =
        CodeownersRules.of(
            List.of(rule(1, "*", "@old"), rule(2, "**", "@new"), rule(3, "/docs/", "@docs")));

    assertThat(rules.repositoryRule()).map(CodeownersRule::getLine).contains(2);
  }

  private static CodeownersRule rule(int line, String pattern, String... owners) {
    return CodeownersRule.newBuilder()
        .setLine(line)
        .setPattern(pattern)
        .setOwners(new ArrayList<>(List.of(owners)))
        .build();
  }
}
