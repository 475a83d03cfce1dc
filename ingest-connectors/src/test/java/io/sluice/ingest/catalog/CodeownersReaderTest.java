/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.CodeownersRule;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeownersReaderTest {

  private static final String ASSET = "repo:github.com/acme/shop";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void shouldReadRulesWithTheirLines() {
    CatalogReading reading =
        read(
            """
            # Owners
            *       @acme/all ada@acme.example   # inline comment

            /docs/*\t@octo-cat
            /apps/github
              /my\\ dir/ @a @b
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.statements()).isEqualTo(4);
    assertThat(reading.sources()).isEmpty();
    assertThat(reading.assets())
        .singleElement()
        .satisfies(
            asset -> {
              assertThat(asset.getAsset()).isEqualTo(ASSET);
              assertThat(asset.getSource()).isEqualTo("codeowners");
              assertThat(asset.getApplication()).isNull();
              assertThat(asset.getObservedAt()).isEqualTo(NOW);
            });
    assertThat(rules(reading))
        .extracting(CodeownersRule::getLine, CodeownersRule::getPattern, CodeownersRule::getOwners)
        .containsExactly(
            tuple(2, "*", List.of("@acme/all", "ada@acme.example")),
            tuple(4, "/docs/*", List.of("@octo-cat")),
            tuple(5, "/apps/github", List.of()),
            tuple(6, "/my\\ dir/", List.of("@a", "@b")));
  }

  @Test
  void shouldLeaveOutAndReportWhatGitHubRefuses() {
    CatalogReading reading =
        read(
            """
            *.js @js
            !docs/ @a
            src/[ab].c @a
            [Documentation] @docs/team
            ^[Optional][2]
            \\#notes @a
            lib/ not-an-owner
            lib/ @acme/
            """);

    assertThat(rules(reading)).extracting(CodeownersRule::getLine).containsExactly(1);
    assertThat(reading.problems())
        .extracting(CatalogProblem::toString)
        .satisfiesExactly(
            p -> assertThat(p).startsWith("line 2: negation"),
            p -> assertThat(p).startsWith("line 3: character ranges"),
            p -> assertThat(p).startsWith("line 4: sections are GitLab's"),
            p -> assertThat(p).startsWith("line 5: sections are GitLab's"),
            p -> assertThat(p).startsWith("line 6: '#'"),
            p -> assertThat(p).startsWith("line 7: 'not-an-owner' is no @user"),
            p -> assertThat(p).startsWith("line 8: '@acme/' is no @user"));
  }

  @Test
  void shouldAcceptAFileWithoutRules() {
    assertThat(rules(read("# nobody yet\n"))).isEmpty();
  }

  @Test
  void shouldRefuseThreeMegabytes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("CODEOWNERS");
    Files.writeString(file, "#".repeat(3 * 1024 * 1024));

    assertThatThrownBy(() -> CodeownersReader.read(file, ASSET, NOW))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("under 3 MB");
  }

  private static CatalogReading read(String text) {
    return CodeownersReader.read(text, ASSET, NOW);
  }

  private static List<CodeownersRule> rules(CatalogReading reading) {
    return reading.assets().getFirst().getCodeowners();
  }
}
