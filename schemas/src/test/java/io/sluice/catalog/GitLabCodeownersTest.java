/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sluice.event.CodeownersDialect;
import io.sluice.event.CodeownersRule;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GitLab's dialect: patterns of its documentation, and how its sections decide. */
class GitLabCodeownersTest {

  @ParameterizedTest
  @CsvSource({
    "*, any/where.txt, true",
    "*, .gitignore, true",
    "/README.md, README.md, true",
    "/README.md, docs/README.md, false",
    "README.md, app/lib/README.md, true",
    "internal/README.md, internal/README.md, true",
    "internal/README.md, docs/api/internal/README.md, true",
    "/docs/, docs/a/b.md, true",
    "/docs/, docs, false",
    "/docs/, other/docs/a.md, false",
    "docs/, other/docs/a.md, true",
    // A name without a slash at its end is a file, unlike on GitHub.
    "docs, docs/a.md, false",
    "docs, x/docs, true",
    "/docs/*.md, docs/a.md, true",
    "/docs/*.md, docs/api/a.md, false",
    "/docs/*, docs/a.md, true",
    "/docs/*, docs/api/a.md, false",
    "/docs/index.*, docs/index.html, true",
    "/docs/*spec*, docs/qa_specs.rb, true",
    "/docs/*/README.md, docs/api/README.md, true",
    "/docs/*/README.md, docs/api/v1/README.md, false",
    "/docs/**/index.md, docs/index.md, true",
    "/docs/**/index.md, docs/api/graphql/index.md, true",
    "/docs/**, docs/a.md, true",
    "/docs/**, docs/api/a.md, false",
    "/docs/**/*, docs/api/a.md, true",
    "**/*.rb, config/database.rb, true",
    "*.rb, .hidden/a.rb, true",
    "file_[0-9].rb, x/file_7.rb, true",
    "file_[!0-9].rb, x/file_7.rb, false",
    "file_[^a-c-].rb, file_-.rb, false",
    "file_[].rb, file_x.rb, false",
    "[Section, [Section, false",
    "\\#file.rb, lib/#file.rb, true",
    "path\\ with\\ spaces/*.md, path with spaces/a.md, true",
    "a\\*b, a*b, true",
    "a\\*b, axb, false",
    "'{a,b}.rb', a.rb, false",
    "a?c, abc, true",
    "a?c, a/c, false"
  })
  void shouldMatchAsGitLabDocumentsIt(String pattern, String path, boolean expected) {
    assertThat(CodeownersMatcher.compile(pattern, CodeownersDialect.GITLAB).matches(path))
        .isEqualTo(expected);
  }

  @Test
  void shouldTellTheWholeRepositoryFromAPathInIt() {
    assertThat(List.of("*", "**/*", "/**/*", "**", "/**/"))
        .allMatch(GitLabCodeownersTest::coversEverything);
    assertThat(List.of("/*", "*.js", "docs/", "/**", "?"))
        .noneMatch(GitLabCodeownersTest::coversEverything);
  }

  @Test
  void shouldDecideInEachSectionForItself() {
    CodeownersRules rules =
        rules(
            rule(1, "", "*", "@admin"),
            rule(3, "README Owners", "README.md", "@user1", "@user2"),
            rule(4, "README Owners", "internal/README.md", "@user4"),
            rule(6, "README other owners", "README.md", "@user3"));

    CodeownersDecision root = rules.decide("README.md");
    CodeownersDecision internal = rules.decide("internal/README.md");

    assertThat(root.pathRule()).map(CodeownersRule::getLine).contains(3);
    assertThat(root.repositoryRule()).map(CodeownersRule::getLine).contains(1);
    assertThat(root.others()).extracting(CodeownersRule::getLine).containsExactly(1, 6);
    assertThat(internal.pathRule()).map(CodeownersRule::getLine).contains(4);
    assertThat(internal.others()).extracting(CodeownersRule::getLine).containsExactly(1, 6);
    assertThat(rules.decide("x").rule()).map(CodeownersRule::getLine).contains(1);
  }

  @Test
  void shouldAskAnOptionalSectionLast() {
    CodeownersRules rules =
        rules(
            optional(1, "Go", "*.go", "@go"),
            rule(3, "Core", "/core/", "@core"),
            rule(5, "Docs", "*.md", "@docs"),
            optional(7, "docs", "/docs/", "@writers"));

    assertThat(rules.ruleFor("core/a.go")).map(CodeownersRule::getLine).contains(3);
    assertThat(rules.ruleFor("a.go")).map(CodeownersRule::getLine).contains(1);
    assertThat(rules.ruleFor("docs/a.md")).map(CodeownersRule::getLine).contains(7);
    assertThat(rules.decide("core/docs/a.go").others())
        .extracting(CodeownersRule::getLine)
        .containsExactly(1);
  }

  @Test
  void shouldExcludeFromTheSectionForGood() {
    CodeownersRules rules =
        rules(
            rule(1, "", "*", "@all"),
            exclusion(2, "", "pom.xml"),
            rule(3, "", "/app/pom.xml", "@app"),
            rule(5, "Ruby", "*.rb", "@ruby"),
            exclusion(6, "Ruby", "/config/**/*"));

    assertThat(rules.decide("app/pom.xml").unowned()).map(CodeownersRule::getLine).contains(2);
    assertThat(rules.decide("app/pom.xml").pathRule()).isEmpty();
    assertThat(rules.decide("config/a.rb").pathRule()).isEmpty();
    assertThat(rules.decide("config/a.rb").repositoryRule()).isPresent();
    assertThat(rules.decide("lib/a.rb").pathRule()).map(CodeownersRule::getLine).contains(5);
  }

  @Test
  void shouldLetARepeatedPatternKeepItsPlace() {
    CodeownersRules rules =
        rules(
            rule(1, "", "*.md", "@old"),
            rule(2, "", "README.md", "@readme"),
            rule(3, "", "/**/*.md", "@new"));

    assertThat(rules.ruleFor("README.md")).map(CodeownersRule::getLine).contains(2);
    assertThat(rules.ruleFor("a.md")).map(CodeownersRule::getLine).contains(3);
  }

  @Test
  void shouldPassOverASectionThatNamesNobody() {
    CodeownersRules rules =
        rules(rule(1, "", "/gen/"), rule(3, "Gen", "/gen/", "@gen"), rule(4, "", "/tmp/"));

    assertThat(rules.ruleFor("gen/a")).map(CodeownersRule::getLine).contains(3);
    assertThat(rules.decide("tmp/a").unowned()).map(CodeownersRule::getLine).contains(4);
  }

  @Test
  void shouldNotBacktrackOnHostilePatterns() {
    String pattern = "/" + "**/a*[a-b]*a*b/".repeat(200) + "end";
    String path = "aaaaaaaaaaaaaaaaaaaaaaaaaaaa/".repeat(400) + "end";

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(CodeownersMatcher.compile(pattern, CodeownersDialect.GITLAB).matches(path))
                .isFalse());
  }

  @Property
  void shouldTakeEveryPattern(@ForAll("texts") String pattern, @ForAll("texts") String path) {
    assertThat(CodeownersMatcher.compile(pattern, CodeownersDialect.GITLAB).matches(path))
        .isIn(true, false);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab*?[]!^-\\/# ").ofMinLength(1).ofMaxLength(12);
  }

  private static boolean coversEverything(String pattern) {
    return CodeownersMatcher.compile(pattern, CodeownersDialect.GITLAB).coversEverything();
  }

  private static CodeownersRules rules(CodeownersRule... rules) {
    return CodeownersRules.of(List.of(rules), CodeownersDialect.GITLAB);
  }

  private static CodeownersRule optional(
      int line, String section, String pattern, String... owners) {
    return CodeownersRule.newBuilder(rule(line, section, pattern, owners))
        .setOptional(true)
        .build();
  }

  private static CodeownersRule exclusion(int line, String section, String pattern) {
    return CodeownersRule.newBuilder(rule(line, section, pattern)).setExclusion(true).build();
  }

  private static CodeownersRule rule(int line, String section, String pattern, String... owners) {
    return CodeownersRule.newBuilder()
        .setLine(line)
        .setPattern(pattern)
        .setOwners(List.of(owners))
        .setSection(section)
        .build();
  }
}
