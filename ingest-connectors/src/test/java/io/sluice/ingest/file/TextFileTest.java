/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

  private final Path folder;

  TextFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldDropAByteOrderMark() throws IOException {
    assertThat(TextFile.read(file("\uFEFFkind: x"), 100, "")).isEqualTo("kind: x");
  }

  @Test
  void shouldRefuseAFileOverTheLimit() throws IOException {
    Path file = file("0123456789");

    assertThat(TextFile.read(file, 10, "")).hasSize(10);
    assertThatThrownBy(() -> TextFile.read(file, 9, "because"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessage("larger than 9 bytes: because");
  }

  @Test
  void shouldNameTheLineThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin1");
    Files.write(file, new byte[] {'a', '\n', 'b', '\n', (byte) 0xE4, 'x'});

    assertThatThrownBy(() -> TextFile.read(file, 100, "")).hasMessage("line 3: not UTF-8 text");
  }

  @Test
  void shouldQuoteOneCutLine() {
    assertThat(MalformedFileException.quote("a\n\u001b[31mb" + "x".repeat(100)))
        .startsWith("'a [31mb")
        .endsWith("...'")
        .hasSizeLessThan(70);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }
}
