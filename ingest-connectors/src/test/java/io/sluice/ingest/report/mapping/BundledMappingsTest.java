/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundled mapping with its examples. */
final class BundledMappingsTest {

  private static final Path FOLDER = Path.of("src/main/resources/io/sluice/ingest/report/mapping");

  static List<String> ids() {
    return BundledMappings.ids();
  }

  static Path file(String id) {
    return FOLDER.resolve(id + ".yaml");
  }

  @Test
  void shouldListEveryMapping() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".yaml")))
          .containsExactlyInAnyOrderElementsOf(ids().stream().map(id -> id + ".yaml").toList());
    }
  }

  /** After a change: {@code ./sluice mapping test --update FILE}, and read what changed. */
  @ParameterizedTest
  @MethodSource("ids")
  void shouldReadItsExamplesAsExpected(String id) throws IOException {
    MappedFormat format = MappedFormat.read(file(id));

    List<MappingExamples.Outcome> outcomes = MappingExamples.check(format, file(id));

    assertThat(outcomes).isNotEmpty();
    assertThat(outcomes).allMatch(outcome -> outcome.difference().isEmpty());
    assertThat(outcomes).anyMatch(outcome -> outcome.findings() > 0);
  }
}
