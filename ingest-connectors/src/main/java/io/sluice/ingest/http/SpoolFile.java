/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import io.sluice.topic.Hash;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A report that is being received: bounded, counted and digested on the way to the disk. Closing it
 * deletes it, unless it was {@linkplain #moveTo moved} to where it counts.
 */
final class SpoolFile extends OutputStream {

  /** Room is taken in steps of this size, so that the disk is not asked for each write. */
  private static final int STEP = 1 << 20;

  private final Path file;
  private final FileOutputStream out;
  private final SpoolQuota quota;
  private final long max;
  private final MessageDigest digest = Hash.sha256();
  private long size;
  private long taken;
  private boolean moved;
  private boolean closed;

  SpoolFile(Path file, SpoolQuota quota, long max) throws IOException {
    this.file = file;
    this.quota = quota;
    this.max = max;
    this.out = new FileOutputStream(file.toFile());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * @throws ProblemException when the report is larger than allowed or the spool is full
   */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (size + length > max) {
      throw tooLarge(max);
    }
    if (size + length > taken) {
      long more = Math.max(length, Math.min(STEP, max - taken));
      quota.take(more);
      taken += more;
    }
    out.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    size += length;
  }

  static ProblemException tooLarge(long max) {
    return ProblemException.of(
        ProblemType.TOO_LARGE, "a report may have " + max + " bytes, packed and unpacked");
  }

  Path path() {
    return file;
  }

  long size() {
    return size;
  }

  /** SHA-256 of what was written, lower-case hex; to be asked once, at the end. */
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Makes it durable at another place. Its room stays taken until the report is dropped there. */
  void moveTo(Path target) throws IOException {
    out.getFD().sync();
    out.close();
    Durable.move(file, target);
    quota.release(taken - size);
    moved = true;
  }

  @Override
  public void close() throws IOException {
    if (moved || closed) {
      return;
    }
    closed = true;
    try {
      out.close();
    } finally {
      Files.deleteIfExists(file);
      quota.release(taken);
    }
  }
}
