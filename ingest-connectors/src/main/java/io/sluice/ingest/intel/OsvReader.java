/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.ingest.file.MalformedFileException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads records of OSV databases: one JSON object, an array of them, one after the other (JSON
 * lines), each of these also as gzip, or the {@code all.zip} that osv.dev publishes for each
 * ecosystem.
 *
 * <p>Text that is no JSON, a record that comes twice and an archive beyond the {@link Limits}
 * refuse the file. A record without id or time, and an alias that is no id, are a problem each and
 * left out: one author's slip does not take the other hundred thousand records away. Memory grows
 * with the number of ids only.
 */
public final class OsvReader {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZIP_MAGIC = 'P' << 8 | 'K';
  private static final int MAX_PROBLEMS = 100;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxStringLength(16 << 20)
                  .maxNameLength(10_000)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /**
   * How much a file may unpack to.
   *
   * @param entries records files in an archive
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

  private final Consumer<OsvRecord> records;
  private final long maxBytes;
  private final Set<String> seen = new HashSet<>();
  private final List<CatalogProblem> problems = new ArrayList<>();
  private long bytes;

  private OsvReader(Consumer<OsvRecord> records, long maxBytes) {
    this.records = records;
    this.maxBytes = maxBytes;
  }

  /**
   * Reads a file from end to end and hands over each record, in file order.
   *
   * @param records takes the records, also those that state nothing; must keep nothing it cannot
   *     take back, since the file may turn out malformed at its end
   * @return ids of the records and what could not be used
   * @throws MalformedFileException when the file breaks the form
   */
  public static OsvReading read(Path file, Consumer<OsvRecord> records) throws IOException {
    return read(file, records, Limits.STANDARD);
  }

  static OsvReading read(Path file, Consumer<OsvRecord> records, Limits limits) throws IOException {
    OsvReader reader = new OsvReader(records, limits.bytesOf(Files.size(file)));
    int magic = magic(file);
    if (magic == ZIP_MAGIC) {
      reader.archive(file, limits);
    } else {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
          InputStream text = magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in) {
        reader.records(text, "");
      } catch (EOFException | ZipException e) {
        throw new MalformedFileException("the gzip data is damaged or cut: " + e.getMessage(), e);
      }
    }
    if (reader.seen.isEmpty()) {
      throw new MalformedFileException("no OSV record in it");
    }
    return new OsvReading(Collections.unmodifiableSet(reader.seen), reader.problems);
  }

  /** Whether a file begins as a ZIP archive does. */
  public static boolean isArchive(Path file) throws IOException {
    return magic(file) == ZIP_MAGIC;
  }

  /** Beginning of the first record file of an archive; empty when there is none. */
  public static byte[] headOfArchive(Path file, int size) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (isRecordFile(entry)) {
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

  private void archive(Path file, Limits limits) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > limits.entries()) {
        throw new MalformedFileException(
            "the archive has " + zip.size() + " entries; at most " + limits.entries());
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (isRecordFile(entry)) {
          try (InputStream in = zip.getInputStream(entry)) {
            records(in, MalformedFileException.quote(entry.getName()));
          } catch (EOFException | ZipException e) {
            throw new MalformedFileException(
                MalformedFileException.quote(entry.getName())
                    + " is damaged in the archive: "
                    + e.getMessage(),
                e);
          }
        }
      }
    } catch (ZipException e) {
      throw new MalformedFileException("the ZIP archive is damaged: " + e.getMessage(), e);
    }
  }

  private static boolean isRecordFile(ZipEntry entry) {
    return !entry.isDirectory() && entry.getName().endsWith(".json");
  }

  private void records(InputStream in, String where) throws IOException {
    try (JsonParser json = JSON.createParser(new Counted(in))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        switch (token) {
          case START_OBJECT -> record(json, where);
          case START_ARRAY, END_ARRAY -> {} // The elements come one after the other.
          default -> {
            json.skipChildren();
            problem(json, where, "something that is no record: passed over");
          }
        }
      }
    } catch (JacksonException e) {
      throw OsvRecordReader.malformed(e, where);
    }
  }

  private void record(JsonParser json, String where) throws IOException {
    int line = json.currentTokenLocation().getLineNr();
    OsvRecordReader.read(json, problem -> problem(line, where, problem))
        .ifPresent(
            record -> {
              if (!seen.add(record.id())) {
                throw new MalformedFileException(
                    (where.isEmpty() ? "line " + line : where)
                        + ": "
                        + record.id()
                        + " is there twice");
              }
              records.accept(record);
            });
  }

  private void problem(JsonParser json, String where, String message) {
    problem(json.currentTokenLocation().getLineNr(), where, message);
  }

  private void problem(int line, String where, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new CatalogProblem(line, where.isEmpty() ? message : where + ": " + message));
    }
  }

  private static int magic(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() << 8 | in.read();
    }
  }

  /** Refuses what unpacks to more than allowed, over all entries. */
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
            "it unpacks to more than " + maxBytes + " bytes, which no OSV file does");
      }
    }
  }
}
