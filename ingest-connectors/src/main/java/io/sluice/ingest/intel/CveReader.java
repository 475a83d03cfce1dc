/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads CVE records of version 5 (<a href="https://cveproject.github.io/cve-schema/">CVE record
 * format</a>): one JSON object, an array, JSON lines, each also as gzip, and a directory or ZIP
 * archive with files named after the CVE ids, such as a clone of cvelistV5 or Vulnrichment.
 *
 * <p>Text that is no JSON, a CVE that comes twice and an archive beyond the limits refuse the file;
 * what is no record of version 5 is a problem and left out, since one slip does not take the other
 * hundred thousand records away. Memory does not grow with the number of records.
 */
public final class CveReader {

  private static final Pattern FILE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}\\.json");

  private final Instant observedAt;
  private final Consumer<VulnerabilityIntel> records;
  private final Problems problems = new Problems();
  private final Cves seen = new Cves();
  private long entries;
  private Instant newest = Instant.EPOCH;

  private CveReader(Instant observedAt, Consumer<VulnerabilityIntel> records) {
    this.observedAt = observedAt;
    this.records = records;
  }

  /**
   * Reads from end to end and hands over what each record says.
   *
   * @param observedAt time put on every event
   * @param records takes the events; must keep nothing it cannot take back, since the file may turn
   *     out malformed at its end
   * @throws MalformedFileException when the file breaks the form
   */
  public static IntelHeader read(
      Path file, Instant observedAt, Consumer<VulnerabilityIntel> records) throws IOException {
    CveReader reader = new CveReader(observedAt, records);
    RecordFiles.read(file, RecordFiles.Limits.STANDARD, CveReader::isRecordFile, reader::text);
    if (reader.entries == 0) {
      throw new MalformedFileException("no CVE record of version 5 in it");
    }
    return new IntelHeader(
        reader.newest.toString(),
        reader.entries,
        Optional.of(reader.newest),
        reader.problems.list());
  }

  /** Whether a file in a directory or archive is named as a CVE record is. */
  public static boolean isRecordFile(String name) {
    return FILE.matcher(name).matches();
  }

  /** Beginning of the first record of a directory or archive; empty when there is none. */
  public static byte[] head(Path file, int size) throws IOException {
    return RecordFiles.head(file, size, CveReader::isRecordFile);
  }

  private void text(InputStream in, String where) throws IOException {
    try (JsonParser json = JsonTree.JSON.createParser(in)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        int line = json.currentTokenLocation().getLineNr();
        switch (token) {
          case START_OBJECT -> record(JsonTree.read(json), line, where);
          case START_ARRAY, END_ARRAY -> {} // The elements come one after the other.
          default -> problems.add(line, where, "something that is no record: passed over");
        }
      }
    } catch (JacksonException e) {
      throw OsvRecordReader.malformed(e, where);
    }
  }

  private void record(JsonNode node, int line, String where) {
    Optional<VulnerabilityIntel> read =
        CveRecord.read(node, observedAt, problem -> problems.add(line, where, problem));
    if (read.isEmpty()) {
      return;
    }
    VulnerabilityIntel intel = read.get();
    if (!seen.add(intel.getVulnerabilityId())) {
      throw new MalformedFileException(
          (where.isEmpty() ? "line " + line : where)
              + ": "
              + intel.getVulnerabilityId()
              + " is there twice");
    }
    Instant updated = intel.getFeedDate();
    newest = updated != null && updated.isAfter(newest) ? updated : newest;
    entries++;
    records.accept(intel);
  }
}
