/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import io.sluice.ingest.file.MalformedFileException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Opens what a feed of many records comes in: one file, plain or gzip, a ZIP archive, or a
 * directory, of which the files with fitting names are read. What it all unpacks to is bounded.
 */
final class RecordFiles {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZIP_MAGIC = 'P' << 8 | 'K';
  private static final int MAX_DEPTH = 16;

  /**
   * How much may be read.
   *
   * @param entries record files in an archive or directory
   * @param bytes bytes in all, unpacked
   * @param ratio unpacked bytes for each byte of the file
   */
  record Limits(int entries, long bytes, int ratio) {

    /** All of osv.dev in one archive was about half a million records and 10 GiB in 2026. */
    static final Limits STANDARD = new Limits(2_000_000, 32L << 30, 200);

    /** Below this a high ratio is no harm. */
    private static final long HARMLESS = 16 << 20;

    long bytesOf(long fileSize) {
      return Math.min(bytes, Math.max(HARMLESS, fileSize * ratio));
    }
  }

  /** Takes the text of one file, and its name as a message gives it, empty when it is the only. */
  @FunctionalInterface
  interface Sink {
    void read(InputStream text, String where) throws IOException;
  }

  private final Limits limits;
  private final long maxBytes;
  private long bytes;

  private RecordFiles(Limits limits, long fileSize) {
    this.limits = limits;
    this.maxBytes = limits.bytesOf(fileSize);
  }

  /**
   * Opens a file or directory and hands over the text of each of its record files.
   *
   * @param isRecordFile which files of an archive or directory are meant, by name without folders
   * @throws MalformedFileException when it is damaged or beyond the limits
   */
  static void read(Path file, Limits limits, Predicate<String> isRecordFile, Sink sink)
      throws IOException {
    if (Files.isDirectory(file)) {
      new RecordFiles(limits, limits.bytes()).directory(file, isRecordFile, sink);
      return;
    }
    RecordFiles files = new RecordFiles(limits, Files.size(file));
    if (isArchive(file)) {
      files.archive(file, isRecordFile, sink);
    } else {
      files.single(file, "", sink);
    }
  }

  /** Whether a file begins as a ZIP archive does. */
  static boolean isArchive(Path file) throws IOException {
    return magic(file) == ZIP_MAGIC;
  }

  /** Beginning of the first fitting file of an archive or directory; empty when there is none. */
  static byte[] head(Path file, int size, Predicate<String> isRecordFile) throws IOException {
    if (Files.isDirectory(file)) {
      List<Path> files = files(file, isRecordFile, 1);
      if (files.isEmpty()) {
        return new byte[0];
      }
      try (InputStream in = Files.newInputStream(files.getFirst())) {
        return in.readNBytes(size);
      }
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (isRecordFile(entry, isRecordFile)) {
          try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(size);
          }
        }
      }
      return new byte[0];
    } catch (ZipException e) {
      // No archive after all, or damaged: nothing that could be recognised.
      return new byte[0];
    }
  }

  private void directory(Path directory, Predicate<String> isRecordFile, Sink sink)
      throws IOException {
    List<Path> files = files(directory, isRecordFile, limits.entries() + 1);
    if (files.size() > limits.entries()) {
      throw new MalformedFileException(
          "the directory has more than " + limits.entries() + " record files");
    }
    for (Path each : files) {
      single(each, MalformedFileException.quote(directory.relativize(each).toString()), sink);
    }
  }

  private static List<Path> files(Path directory, Predicate<String> isRecordFile, int most)
      throws IOException {
    try (Stream<Path> walk = Files.walk(directory, MAX_DEPTH)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> isRecordFile.test(String.valueOf(file.getFileName())))
          .limit(most)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void single(Path file, String where, Sink sink) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream text = magic(file) == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in) {
      sink.read(new Counted(text), where);
    } catch (EOFException | ZipException e) {
      throw new MalformedFileException(
          (where.isEmpty() ? "" : where + ": ")
              + "the gzip data is damaged or cut: "
              + e.getMessage(),
          e);
    }
  }

  private void archive(Path file, Predicate<String> isRecordFile, Sink sink) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > limits.entries()) {
        throw new MalformedFileException(
            "the archive has " + zip.size() + " entries; at most " + limits.entries());
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (isRecordFile(entry, isRecordFile)) {
          entry(zip, entry, sink);
        }
      }
    } catch (ZipException e) {
      throw new MalformedFileException("the ZIP archive is damaged: " + e.getMessage(), e);
    }
  }

  private void entry(ZipFile zip, ZipEntry entry, Sink sink) throws IOException {
    String where = MalformedFileException.quote(entry.getName());
    try (InputStream in = zip.getInputStream(entry)) {
      sink.read(new Counted(in), where);
    } catch (EOFException | ZipException e) {
      throw new MalformedFileException(where + " is damaged in the archive: " + e.getMessage(), e);
    }
  }

  private static boolean isRecordFile(ZipEntry entry, Predicate<String> isRecordFile) {
    String name = entry.getName();
    return !entry.isDirectory() && isRecordFile.test(name.substring(name.lastIndexOf('/') + 1));
  }

  private static int magic(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() << 8 | in.read();
    }
  }

  /** Refuses what unpacks to more than allowed, over all files. */
  private final class Counted extends FilterInputStream {

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      bytes += read;
      if (bytes > maxBytes) {
        throw new MalformedFileException(
            "it unpacks to more than " + maxBytes + " bytes, which no feed does");
      }
    }
  }
}
