/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Goes through a ZIP archive as a stream. Names are never used as paths. The entries together may
 * unpack to no more than a report may, and to no more than 200 times the archive once they are
 * large: so a bomb (CWE-409) ends early.
 */
public final class ZipEntries {

  /** Called with the content of an entry, which need not be read to its end. */
  @FunctionalInterface
  public interface EntryHandler {
    void entry(String name, InputStream content) throws IOException;
  }

  static final int MAX_ENTRIES = 100_000;

  /** Deflate reaches 1032 to 1 at most; text in a report stays below 100. */
  private static final long MAX_RATIO = 200;

  private static final long ALWAYS_ALLOWED = 64L << 20;

  private ZipEntries() {}

  /** Reads all entries that are files. */
  public static void read(ReportInput input, EntryHandler handler) throws IOException {
    long[] total = {0};
    long most =
        Math.min(ReportLimits.MAX_BYTES, Math.max(ALWAYS_ALLOWED, input.size() * MAX_RATIO));
    try (InputStream in = input.open();
        ZipInputStream zip = new ZipInputStream(in)) {
      ZipEntry entry = zip.getNextEntry();
      for (int i = 0; entry != null; i++) {
        if (i == MAX_ENTRIES) {
          throw new MalformedReportException("", "the archive has more than " + i + " entries");
        }
        InputStream content = new Unpacked(zip, total, most);
        if (!entry.isDirectory()) {
          handler.entry(entry.getName(), content);
        }
        // What is left of the entry is unpacked to reach the next one, and counts.
        content.transferTo(OutputStream.nullOutputStream());
        entry = zip.getNextEntry();
      }
    } catch (EOFException | ZipException | IllegalArgumentException e) {
      MalformedReportException malformed =
          new MalformedReportException("", "the ZIP archive is damaged or ends early");
      malformed.initCause(e);
      throw malformed;
    }
  }

  /** Counts over all entries; closing it leaves the archive open. */
  private static final class Unpacked extends FilterInputStream {
    private final long[] total;
    private final long most;

    Unpacked(InputStream zip, long[] total, long most) {
      super(zip);
      this.total = total;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      total[0] += Math.max(0, read);
      if (total[0] > most) {
        throw new MalformedReportException(
            "", "the archive unpacks to more than " + (most >> 20) + " MiB");
      }
      return read;
    }

    @Override
    public void close() {}
  }
}
