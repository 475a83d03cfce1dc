/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceLocationTest {

  @ParameterizedTest
  @CsvSource({
    "url:https://github.com/org/repo/tree/main/sub/dir/, repo:github.com/org/repo, sub/dir/",
    "url:https://github.com/org/repo/tree/main/sub/dir, repo:github.com/org/repo, sub/dir/",
    "url:https://github.com/org/repo/tree/main/, repo:github.com/org/repo,",
    "url:https://github.com/org/repo, repo:github.com/org/repo,",
    "url:https://github.com/org/repo.git, repo:github.com/org/repo,",
    "url:https://GitHub.com/org/repo/blob/main/sub/catalog-info.yaml, repo:github.com/org/repo, sub/",
    "url:https://github.com/org/repo/blob/main/catalog-info.yaml, repo:github.com/org/repo,",
    "url:https://gitlab.acme.example/a/b/c/-/tree/main/x/, repo:gitlab.acme.example/a/b/c, x/",
    "url:https://bitbucket.org/ws/repo/src/main/x/y/, repo:bitbucket.org/ws/repo, x/y/",
    "url:https://git.acme.example:8443/o/r/src/branch/main/x, repo:git.acme.example:8443/o/r, x/",
    "url:https://github.com/org/repo/tree/main/a%20b/, repo:github.com/org/repo, a b/"
  })
  void shouldReadRepositoryAndDirectory(String location, String repository, String directory) {
    assertThat(SourceLocation.parse(location)).contains(new SourceLocation(repository, directory));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "url:",
        "url:file:///etc/passwd",
        "url:https://github.com/",
        "url:https://github.com/org",
        "url:https://github.com/org/repo/tree/main/../../other",
        "url:https://github.com/or|g/repo",
        "url:https://github.com/org/re%7Cpo",
        "url:https://[broken/org/repo"
      })
  void shouldRefuseWhatNamesNoRepository(String location) {
    assertThat(SourceLocation.parse(location)).isEmpty();
  }

  @Test
  void shouldKeepBadEscapesFromBreakingTheReading() {
    assertThat(SourceLocation.parse("url:https://github.com/org/re%zzpo")).isEmpty();
  }
}
