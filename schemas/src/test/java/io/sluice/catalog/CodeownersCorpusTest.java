/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pattern cases collected from GitHub's behaviour, when the shared corpus is there. */
class CodeownersCorpusTest {

  @Test
  void shouldAgreeWithEveryCollectedCase() throws IOException {
    Path folder = repositoryRoot().resolve("../shared/corpus/documents/codeowners").normalize();
    assumeTrue(Files.isDirectory(folder), "the shared corpus is not there");
    List<String> wrong = new ArrayList<>();
    int cases = 0;

    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        for (JsonNode entry : new JsonMapper().readTree(file.toFile())) {
          CodeownersMatcher matcher = CodeownersMatcher.compile(entry.path("pattern").asText());
          for (var path : entry.path("paths").properties()) {
            cases++;
            if (matcher.matches(path.getKey()) != path.getValue().asBoolean()) {
              wrong.add(matcher + " and " + path);
            }
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(cases).isPositive();
  }

  private static Path repositoryRoot() {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (!Files.exists(folder.resolve("license-header.txt"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not in the repository");
    }
    return folder;
  }
}
