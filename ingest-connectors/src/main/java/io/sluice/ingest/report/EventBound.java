/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the bytes that the parser takes for one event. It holds a tag with all its attributes, a
 * comment or a document type in memory as a whole, and has limits for their parts only.
 */
final class EventBound extends FilterInputStream {

  static final long MAX_BYTES = 8L << 20;

  /** The event is too long; the reader knows where. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exceeded() {
      super("more than " + MAX_BYTES + " bytes", null, false, false);
    }
  }

  private long taken;

  EventBound(InputStream in) {
    super(in);
  }

  /** The next event begins. */
  void begin() {
    taken = 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    taken += Math.max(0, read);
    if (taken > MAX_BYTES) {
      throw new Exceeded();
    }
    return read;
  }
}
