/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * The bytes of a report. It can be opened any number of times, because some formats put tables
 * behind what refers to them, and because a report is checked whole before anything of it is
 * published.
 */
public final class ReportInput {

  /** Opens the stored bytes anew. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  private final String name;
  private final long size;
  private final Opener opener;

  private ReportInput(String name, long size, Opener opener) {
    this.name = name;
    this.size = size;
    this.opener = opener;
  }

  /** A file, which must not change while it is read. */
  public static ReportInput of(Path file) throws IOException {
    Path fileName = file.getFileName();
    return new ReportInput(
        fileName == null ? file.toString() : fileName.toString(),
        Files.size(file),
        () -> Files.newInputStream(file));
  }

  /** Bytes in memory under a label. */
  public static ReportInput of(String name, byte[] bytes) {
    return new ReportInput(name, bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /** Text in memory under a label, as UTF-8. */
  public static ReportInput of(String name, String text) {
    return of(name, text.getBytes(UTF_8));
  }

  /** Bytes from elsewhere, with their number before decompression. */
  public static ReportInput of(String name, long size, Opener opener) {
    return new ReportInput(name, size, opener);
  }

  /** File name or label. */
  public String name() {
    return name;
  }

  /** Stored size in bytes, before decompression. */
  public long size() {
    return size;
  }

  /** The same input, telling how many more stored bytes have been read, in each pass. */
  public ReportInput observedBy(LongConsumer bytesRead) {
    return new ReportInput(name, size, () -> new ObservedStream(opener.open(), bytesRead));
  }

  /** The stored bytes, for digests. */
  public InputStream openStored() throws IOException {
    return opener.open();
  }

  /** The content: decompressed when it is gzip (RFC 1952), bounded, buffered. */
  public InputStream open() throws IOException {
    InputStream stored = opener.open();
    try {
      byte[] magic = stored.readNBytes(2);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), stored);
      boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
      return gzip
          ? BoundedStream.gzip(whole, ReportLimits.MAX_BYTES)
          : new BoundedStream(new BufferedInputStream(whole, 1 << 16), ReportLimits.MAX_BYTES);
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }
}
