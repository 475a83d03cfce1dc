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
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads records of OSV databases: one JSON object, an array of them, one after the other (JSON
 * lines), each of these also as gzip, or the {@code all.zip} that osv.dev publishes for each
 * ecosystem.
 *
 * <p>Text that is no JSON, a record that comes twice and an archive beyond the {@link
 * RecordFiles.Limits} refuse the file. A record without id or time, and an alias that is no id, are
 * a problem each and left out: one author's slip does not take the other hundred thousand records
 * away. Memory grows with the number of ids only.
 */
public final class OsvReader {

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

  private final Consumer<OsvRecord> records;
  private final Set<String> seen = new HashSet<>();
  private final Problems problems = new Problems();

  private OsvReader(Consumer<OsvRecord> records) {
    this.records = records;
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
    return read(file, records, RecordFiles.Limits.STANDARD);
  }

  static OsvReading read(Path file, Consumer<OsvRecord> records, RecordFiles.Limits limits)
      throws IOException {
    OsvReader reader = new OsvReader(records);
    RecordFiles.read(file, limits, OsvReader::isRecordFile, reader::records);
    if (reader.seen.isEmpty()) {
      throw new MalformedFileException("no OSV record in it");
    }
    return new OsvReading(Collections.unmodifiableSet(reader.seen), reader.problems.list());
  }

  /** Whether a file begins as a ZIP archive does. */
  public static boolean isArchive(Path file) throws IOException {
    return RecordFiles.isArchive(file);
  }

  /** Beginning of the first record file of an archive; empty when there is none. */
  public static byte[] headOfArchive(Path file, int size) throws IOException {
    return RecordFiles.head(file, size, OsvReader::isRecordFile);
  }

  private static boolean isRecordFile(String name) {
    return name.endsWith(".json");
  }

  private void records(InputStream in, String where) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
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
    problems.add(line, where, message);
  }
}
