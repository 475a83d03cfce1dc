/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.falco;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.report.MalformedReportException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 text with their numbers; blank ones are passed over, overlong ones refused. */
final class LineReader implements AutoCloseable {

  /** Longest line in characters: a hundred times the longest event that Falco writes. */
  private static final int MAX_LINE = 4 << 20;

  private final BufferedReader reader;
  private final StringBuilder line = new StringBuilder();
  private long number;

  LineReader(InputStream in) {
    reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
  }

  /** 1-based number of the line that {@link #next} gave last; 0 when there was none. */
  long number() {
    return number;
  }

  @Nullable String next() throws IOException {
    long at = number;
    try {
      int c = reader.read();
      while (c >= 0) {
        at++;
        line.setLength(0);
        while (c >= 0 && c != '\n') {
          if (line.length() == MAX_LINE) {
            throw new MalformedReportException(
                "line " + at, "longer than " + MAX_LINE + " characters");
          }
          line.append((char) c);
          c = reader.read();
        }
        String text = line.toString();
        text = at == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!text.isBlank()) {
          number = at;
          return text;
        }
        c = c < 0 ? c : reader.read();
      }
      return null;
    } catch (CharacterCodingException e) {
      throw new MalformedReportException("line " + (at + 1), "not UTF-8 text");
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
