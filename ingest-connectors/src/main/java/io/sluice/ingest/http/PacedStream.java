/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Ends an upload that trickles: after the grace it needs a minimum of bytes a second on average. A
 * connection that is wholly silent is ended by the server.
 */
final class PacedStream extends FilterInputStream {

  private static final double NANOS = 1e9;

  private final LongSupplier nanos;
  private final long begun;
  private final Duration grace;
  private final long minRate;
  private long count;

  PacedStream(InputStream in, Duration grace, long minRate, LongSupplier nanos) {
    super(in);
    this.grace = grace;
    this.minRate = minRate;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      count += read;
    }
    long over = nanos.getAsLong() - begun - grace.toNanos();
    if (over > 0 && count < over / NANOS * minRate) {
      throw ProblemException.of(
          ProblemType.TIMEOUT, "the upload is slower than " + minRate + " bytes a second");
    }
    return read;
  }
}
