/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.CodeownersRules;
import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersDialect;
import io.sluice.ingest.file.SharedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Real catalog files, against the counts of the shared corpus' manifest. */
class CatalogCorpusTest {

  private static final Pattern ENTITIES = Pattern.compile("entities=(\\d+)");
  private static final Pattern RULES = Pattern.compile("rules=(\\d+)");

  @Test
  void shouldCountTheEntitiesOfEveryBackstageFile() throws IOException {
    int files = 0;
    for (String[] row : manifest("backstage-catalog")) {
      CatalogReading reading = BackstageReader.read(document(row[1]), Instant.EPOCH);

      assertThat(reading.statements()).as(row[1]).isEqualTo(count(ENTITIES, row[3]));
      boolean wrong = row[5].contains("templated") && row[5].contains("kinds=Component");
      if (wrong || row[1].contains("invalid")) {
        assertThat(reading.applications()).as(row[1]).isEmpty();
        assertThat(reading.problems()).as(row[1]).isNotEmpty();
      } else if (row[5].contains("kinds=Component")) {
        assertThat(reading.applications()).as(row[1]).isNotEmpty();
      }
      files++;
    }
    assertThat(files).isPositive();
  }

  @Test
  void shouldReadTheRulesOfEveryCodeownersFileAndMatchAllPaths() throws IOException {
    int files = 0;
    for (String[] row : manifest("codeowners")) {
      CatalogReading reading =
          CodeownersReader.read(
              document(row[1]), "repo:example.org/x/y", Optional.empty(), Instant.EPOCH);

      boolean gitLab = row[5].contains("sections");
      assertThat(reading.statements()).as(row[1]).isEqualTo(count(RULES, row[3]));
      assertThat(reading.problems()).as(row[1]).isEmpty();
      CatalogAsset file = reading.assets().getFirst();
      assertThat(file.getDialect())
          .isEqualTo(gitLab ? CodeownersDialect.GITLAB : CodeownersDialect.GITHUB);
      CodeownersRules rules = CodeownersRules.of(file.getCodeowners(), file.getDialect());
      List<String> paths =
          Files.readAllLines(document(row[1].replace(".CODEOWNERS", ".files.txt")));
      long owned = paths.stream().filter(path -> rules.ruleFor(path).isPresent()).count();
      assertThat(owned).as(row[1]).isBetween(1L, (long) paths.size());
      if (rules.repositoryRule().isPresent()) {
        assertThat(paths)
            .as(row[1])
            .filteredOn(path -> !path.isEmpty())
            .allMatch(path -> rules.ruleFor(path).isPresent());
      }
      files++;
    }
    assertThat(files).isPositive();
  }

  private static List<String[]> manifest(String format) throws IOException {
    return Files.readAllLines(document("manifest.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .filter(row -> row[0].equals(format))
        .toList();
  }

  private static int count(Pattern pattern, String counts) {
    Matcher matcher = pattern.matcher(counts);
    assertThat(matcher.find()).as(counts).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private static Path document(String file) {
    return SharedCorpus.path("documents").resolve(file);
  }
}
