/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void shouldShowTheLastLines() throws IOException {
    String text =
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    Path log = Files.writeString(directory.resolve("broker.log"), text);

    assertThat(LogTail.of(log, 2)).isEqualTo("    9998\n    9999");
  }

  @Test
  void shouldShowAllOfAShortLog() throws IOException {
    Path log = Files.writeString(directory.resolve("broker.log"), "one\n");

    assertThat(LogTail.of(log, 15)).isEqualTo("    one");
  }

  @Test
  void shouldBeEmptyWithoutALog() {
    assertThat(LogTail.of(directory.resolve("none.log"), 15)).isEmpty();
  }
}
