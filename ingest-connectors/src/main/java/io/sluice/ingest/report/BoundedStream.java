/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Ends a report that is larger than allowed, and turns the errors of broken compression into {@link
 * MalformedReportException}, since they are the report's fault and not the machine's.
 */
final class BoundedStream extends FilterInputStream {

  private final long limit;
  private long count;

  BoundedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  static InputStream gzip(InputStream compressed, long limit) throws IOException {
    try {
      return new BoundedStream(new GZIPInputStream(compressed, 1 << 16), limit);
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        count += read;
      }
      if (count > limit) {
        throw new MalformedReportException(
            "", "the report is larger than " + (limit >> 20) + " MiB after decompression");
      }
      return read;
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
  }

  private static MalformedReportException broken(IOException e) {
    MalformedReportException malformed =
        new MalformedReportException("", "the gzip data is damaged or ends early");
    malformed.initCause(e);
    return malformed;
  }
}
