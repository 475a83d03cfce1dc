/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.CodeownersDialect;
import io.sluice.event.CodeownersRule;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    assertThatThrownBy(() -> CodeownersReader.read(file, ASSET, Optional.empty(), NOW))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("under 3 MB");
  }

  @Test
  void shouldReadSectionsOfGitLab() {
    CatalogReading reading =
        gitLab(
            """
            * @acme/all # or ask @ada
            [Documentation][2] @docs-team @lead
            docs/
            path\\ with\\ spaces/*.md @@Developers ada@acme.example wrong
            !docs/generated/ @nobody
            ^[Database]
            \\#model/
            [DOCUMENTATION] @late
            README.md
            """);

    assertThat(rules(reading))
        .extracting(
            CodeownersRule::getLine,
            CodeownersRule::getSection,
            CodeownersRule::getPattern,
            CodeownersRule::getOwners,
            CodeownersRule::getOptional,
            CodeownersRule::getApprovals,
            CodeownersRule::getExclusion)
        .containsExactly(
            tuple(1, "", "*", List.of("@acme/all", "@ada"), false, 0, false),
            tuple(3, "Documentation", "docs/", List.of("@docs-team", "@lead"), false, 2, false),
            tuple(
                4,
                "Documentation",
                "path\\ with\\ spaces/*.md",
                List.of("@@Developers", "ada@acme.example"),
                false,
                2,
                false),
            tuple(5, "Documentation", "docs/generated/", List.of(), false, 2, true),
            tuple(7, "Database", "\\#model/", List.of(), true, 0, false),
            tuple(9, "Documentation", "README.md", List.of("@late"), false, 0, false));
    assertThat(reading.problems())
        .extracting(CatalogProblem::toString)
        .containsExactly(
            "line 1: '#' is no @user, @group, @@role or e-mail; it is ignored",
            "line 1: 'or' is no @user, @group, @@role or e-mail; it is ignored",
            "line 1: 'ask' is no @user, @group, @@role or e-mail; it is ignored",
            "line 4: 'wrong' is no @user, @group, @@role or e-mail; it is ignored",
            "line 5: an exclusion has no owners; they are ignored",
            "line 7: nobody owns '\\#model/'");
  }

  @Test
  void shouldReportBadHeadingsOfGitLabAndGoOn() {
    CatalogReading reading =
        gitLab(
            """
            [Section name
            docs/ @docs_group
            []
            ^[Optional][2] @a
            [Count][none] @b
            """);

    assertThat(rules(reading))
        .extracting(CodeownersRule::getPattern)
        .containsExactly("[Section", "docs/");
    assertThat(reading.problems())
        .extracting(CatalogProblem::toString)
        .containsExactly(
            "line 1: a section heading that is never closed; taken for a rule, as GitLab does",
            "line 1: 'name' is no @user, @group, @@role or e-mail; it is ignored",
            "line 1: nobody owns '[Section'",
            "line 3: a section heading without a name",
            "line 4: an optional section needs no approvals; their number is ignored");
  }

  @Test
  void shouldChooseTheDialectAndSayWhy(@TempDir Path folder) throws IOException {
    String sections = "[Docs] @docs\n/docs/\n";
    Path gitLab = Files.createDirectories(folder.resolve(".gitlab")).resolve("CODEOWNERS");
    Files.writeString(gitLab, "* @all\n");

    assertThat(note(CodeownersReader.read("* @all\n", "repo:gitlab.acme.example/x/y", NOW)))
        .isEqualTo("read in GitLab's dialect, because of the host gitlab.acme.example");
    assertThat(note(read(sections)))
        .isEqualTo("read in GitHub's dialect, because of the host github.com");
    assertThat(note(CodeownersReader.read(sections, "repo:git.acme.example/x/y", NOW)))
        .isEqualTo("read in GitLab's dialect, because of the section heading in line 1");
    assertThat(note(CodeownersReader.read("* @all\n", "repo:git.acme.example/x/y", NOW)))
        .isEqualTo("read in GitHub's dialect, because of nothing that only GitLab understands");
    assertThat(note(CodeownersReader.read(gitLab, ASSET, Optional.empty(), NOW)))
        .isEqualTo("read in GitLab's dialect, because of the directory .gitlab");
    assertThat(
            note(CodeownersReader.read(gitLab, ASSET, Optional.of(CodeownersDialect.GITHUB), NOW)))
        .isEqualTo("read in GitHub's dialect, because of the option");
  }

  private static String note(CatalogReading reading) {
    return reading.notes().getFirst();
  }

  private static CatalogReading gitLab(String text) {
    return CodeownersReader.read(text, "repo:gitlab.com/acme/shop", NOW);
  }

  private static CatalogReading read(String text) {
    return CodeownersReader.read(text, ASSET, NOW);
  }

  private static List<CodeownersRule> rules(CatalogReading reading) {
    return reading.assets().getFirst().getCodeowners();
  }
}
