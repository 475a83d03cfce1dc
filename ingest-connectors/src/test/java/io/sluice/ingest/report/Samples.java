/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Sample reports on the class path; the README beside them tells where they come from. */
public final class Samples {

  private Samples() {}

  /** Text of a sample, for example {@code zap/traditional.json}. */
  public static String text(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no sample " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
