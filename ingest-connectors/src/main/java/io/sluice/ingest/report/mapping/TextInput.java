/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.report.ReportInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Opens a report as text: by its byte order mark, else in the encoding that the mapping states. */
final class TextInput {

  private TextInput() {}

  /** A reader that fails with a {@code CharacterCodingException} on bytes that are no text. */
  static Reader open(ReportInput input, Shape shape) throws IOException {
    PushbackInputStream in = new PushbackInputStream(input.open(), 3);
    try {
      Charset charset = marked(in, shape.encoding().orElse(UTF_8));
      return new BufferedReader(
          new InputStreamReader(
              in,
              charset
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)),
          1 << 16);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static Charset marked(PushbackInputStream in, Charset otherwise) throws IOException {
    byte[] mark = ((InputStream) in).readNBytes(3);
    if (mark.length == 3
        && mark[0] == (byte) 0xef
        && mark[1] == (byte) 0xbb
        && mark[2] == (byte) 0xbf) {
      return UTF_8;
    }
    boolean little = mark.length > 1 && mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe;
    boolean big = mark.length > 1 && mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff;
    int used = little || big ? 2 : 0;
    in.unread(mark, used, mark.length - used);
    return little ? UTF_16LE : big ? UTF_16BE : otherwise;
  }
}
