/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeownersMatcherTest {

  @ParameterizedTest
  @CsvSource({
    "*, any/where.txt, true",
    "*.js, src/a/b.js, true",
    "*.js, src/a/b.jsx, false",
    "/build/logs/, build/logs/today/x.log, true",
    "/build/logs/, sub/build/logs/x.log, false",
    "/build/logs/, build/logs, false",
    "docs/*, docs/getting-started.md, true",
    "docs/*, docs/build-app/troubleshooting.md, false",
    "docs/*, other/docs/getting-started.md, false",
    "apps/, apps/web/main.ts, true",
    "apps/, services/apps/main.ts, true",
    "/docs/, docs/x/y.md, true",
    "/apps/github, apps/github, true",
    "/apps/github, apps/github/README.md, true",
    "/apps/github, apps/githubber, false",
    "**/logs, build/logs/a.log, true",
    "**/logs, deeply/nested/logs/a.log, true",
    "**/logs, logs/a.log, true",
    "**/logs/, logs, false",
    "foo/**, foo/a/b, true",
    "foo/**, foo, false",
    "a/**/z, a/z, true",
    "a/**/z, a/b/c/z, true",
    "a/**/z, a/b/c/zz, false",
    "a/**/m/**/z, a/m/m/x/z, true",
    "/*, README.md, true",
    "/*, docs/README.md, false",
    "Makefile, makefile, false",
    "Dockerfile.*, x/Dockerfile.tilt, true",
    "my\\ file.txt, dir/my file.txt, true",
    "f\\*o, foo, false",
    "f?o, f/o, false",
    "f?o, fäo, true",
    "*.😀, a.😀, true",
    "/, README.md, false",
    "a//b, a/b, false",
    "*.md, /docs/a.md, true",
    "*.md, ./docs/a.md, true"
  })
  void shouldFollowTheDialect(String pattern, String path, boolean expected) {
    assertThat(CodeownersMatcher.compile(pattern).matches(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "!docs/", "src/[ab].txt", "***", "a/***/b", "foo\\", "\\#notes", "a#b"})
  void shouldRefuseWhatGitHubDoesNotSupport(String pattern) {
    assertThatThrownBy(() -> CodeownersMatcher.compile(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("[a-z't#].*");
  }

  @Test
  void shouldTellTheWholeRepositoryFromAPathInIt() {
    assertThat(List.of("*", "**", "/**"))
        .allMatch(pattern -> CodeownersMatcher.compile(pattern).coversEverything());
    assertThat(List.of("/*", "*/", "*.js", "docs/**", "**/docs", "*/*", "?", "/"))
        .noneMatch(pattern -> CodeownersMatcher.compile(pattern).coversEverything());
  }

  @Test
  void shouldNotBacktrackOnHostilePatterns() {
    String pattern = "/" + "**/a*a*a*a*b/".repeat(200) + "end";
    String path = "aaaaaaaaaaaaaaaaaaaaaaaaaaaa/".repeat(400) + "end";

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(CodeownersMatcher.compile(pattern).matches(path)).isFalse());
  }

  @Property(tries = 3000)
  void shouldAgreeWithTheRegularExpressionOfThePattern(
      @ForAll("patterns") String pattern, @ForAll("paths") String path) {
    Assume.that(!pattern.contains("***"));

    assertThat(CodeownersMatcher.compile(pattern).matches(path))
        .isEqualTo(oracle(pattern).matcher("/" + path).matches());
  }

  @Property
  void shouldCoverWhateverIsBelowACoveredDirectory(
      @ForAll("paths") String directory, @ForAll("paths") String below) {
    CodeownersMatcher matcher = CodeownersMatcher.compile("/" + directory);

    assertThat(matcher.matches(directory)).isTrue();
    assertThat(matcher.matches(directory + "/" + below)).isTrue();
    assertThat(CodeownersMatcher.compile("/" + directory + "/").matches(directory)).isFalse();
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> segment =
        Arbitraries.of("a", "b", "ab", "*", "**", "a*", "*b", "?", "a?b", "*a*b*", "a**b");
    Arbitrary<String> body =
        segment.list().ofMinSize(1).ofMaxSize(5).map(parts -> String.join("/", parts));
    return Arbitraries.of(true, false)
        .flatMap(
            anchored ->
                body.map(text -> anchored ? "/" + text : text)
                    .flatMap(text -> Arbitraries.of(text, text + "/")));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.strings()
        .withChars("ab")
        .ofMinLength(1)
        .ofMaxLength(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("/", parts));
  }

  /** The dialect once more, as a regular expression: slow, but another way of thinking. */
  private static Pattern oracle(String pattern) {
    String text = pattern.startsWith("/") ? pattern : "/" + pattern;
    boolean anchored = pattern.startsWith("/") || text.substring(1).matches(".+/.+");
    StringBuilder regex = new StringBuilder(anchored ? "" : "(/[^/]+)*");
    boolean directory = text.endsWith("/");
    String[] segments = text.substring(1).split("/");
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (segments[i].equals("**")) {
        regex.append(last && !directory ? "(/[^/]+)+" : "(/[^/]+)*");
      } else {
        regex
            .append("/(?=[^/])")
            .append(segments[i].replaceAll("\\*+", "[^/]*").replace("?", "[^/]"));
        if (last && !directory && !segments[i].equals("*")) {
          regex.append("(/[^/]+)*");
        }
      }
    }
    if (directory) {
      regex.append("(/[^/]+)+");
    }
    return Pattern.compile(regex.toString());
  }
}
