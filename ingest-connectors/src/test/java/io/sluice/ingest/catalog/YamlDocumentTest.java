/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YamlDocumentTest {

  @Test
  void shouldCutAStreamAtItsMarkers() {
    String stream =
        "%YAML 1.2\n---\na: 1\n---  # next\nb: |\n  --- not a marker\n...\n# end\n---\n";

    assertThat(YamlDocument.split(stream))
        .extracting(YamlDocument::firstLine, document -> document.text().strip())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, "a: 1"),
            org.assertj.core.groups.Tuple.tuple(4, "# next\nb: |\n  --- not a marker"));
  }

  @Test
  void shouldFindNothingInComments() {
    assertThat(YamlDocument.split("")).isEmpty();
    assertThat(YamlDocument.split("---\n# only this\n---\n\n")).isEmpty();
  }
}
