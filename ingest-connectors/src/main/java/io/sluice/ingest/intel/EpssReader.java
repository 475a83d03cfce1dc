/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.event.EpssScore;
import io.sluice.event.IntelSource;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the daily EPSS file of FIRST (<a href="https://www.first.org/epss/data_stats">EPSS
 * data</a>), plain or gzip:
 *
 * <pre>
 * #model_version:v2026.06.15,score_date:2026-08-15T12:00:00Z
 * cve,epss,percentile
 * CVE-1999-0001,0.03351,0.8765
 * </pre>
 *
 * <p>The whole file is held to the form: an id that is no CVE id or comes twice, a value outside 0
 * to 1, a missing column or a cut file refuses it, with the line. Memory does not grow with the
 * file.
 */
public final class EpssReader {

  private static final Pattern HEADER =
      Pattern.compile("#\\s*model_version:([^,\\s]+)\\s*,\\s*score_date:([^,\\s]+)\\s*");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?");
  private static final String COLUMNS = "cve,epss,percentile";
  private static final int MAX_LINE = 1000;
  private static final int GZIP_MAGIC = 0x1f8b;

  private EpssReader() {}

  /**
   * Reads a file from end to end and hands over each score, in file order.
   *
   * @param observedAt time put on every event
   * @param scores takes the scores; must keep nothing it cannot take back, since the file may turn
   *     out malformed on its last line
   * @throws MalformedFileException when the file breaks the form
   */
  public static IntelHeader read(Path file, Instant observedAt, Consumer<VulnerabilityIntel> scores)
      throws IOException {
    try (InputStream in = open(file)) {
      return read(new Lines(in), observedAt, scores);
    } catch (CharacterCodingException e) {
      throw new MalformedFileException("not text", e);
    } catch (EOFException | ZipException e) {
      throw new MalformedFileException("the gzip data is damaged or cut: " + e.getMessage(), e);
    }
  }

  private static IntelHeader read(
      Lines lines, Instant observedAt, Consumer<VulnerabilityIntel> scores) throws IOException {
    String first = lines.next();
    Matcher header = HEADER.matcher(first == null ? "" : first);
    if (!header.matches()) {
      throw lines.malformed(
          first == null ? "empty file" : "expected '#model_version:...,score_date:...'");
    }
    String model = header.group(1);
    String scoreDate = header.group(2);
    Instant feedDate = requireDate(scoreDate, lines);
    String columns = lines.next();
    if (!COLUMNS.equals(columns)) {
      throw lines.malformed("expected the columns '" + COLUMNS + "'");
    }
    Cves seen = new Cves();
    long entries = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      String[] cells = line.split(",", -1);
      if (cells.length != 3) {
        throw lines.malformed("expected 3 columns, found " + cells.length);
      }
      if (!Cves.isId(cells[0])) {
        throw lines.malformed(MalformedFileException.quote(cells[0]) + " is no CVE id");
      }
      if (!seen.add(cells[0])) {
        throw lines.malformed(cells[0] + " is there twice");
      }
      EpssScore score =
          new EpssScore(
              probability(cells[1], "epss", lines),
              probability(cells[2], "percentile", lines),
              model,
              scoreDate);
      entries++;
      scores.accept(
          VulnerabilityIntel.newBuilder()
              .setVulnerabilityId(cells[0])
              .setSource(IntelSource.EPSS)
              .setFeedVersion(model + "@" + scoreDate)
              .setEpss(score)
              .setObservedAt(observedAt)
              .build());
    }
    if (entries == 0) {
      throw lines.malformed("no scores behind the header");
    }
    return new IntelHeader(model + "@" + scoreDate, entries, feedDate);
  }

  private static Instant requireDate(String date, Lines lines) {
    return FeedTime.read(date).orElseThrow(() -> lines.malformed("score_date is no ISO date"));
  }

  private static double probability(String text, String column, Lines lines) {
    double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!(value >= 0 && value <= 1)) {
      throw lines.malformed(
          column + " must be a number from 0 to 1, not " + MalformedFileException.quote(text));
    }
    return value;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      in.mark(2);
      int magic = in.read() << 8 | in.read();
      in.reset();
      return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Lines with their numbers; empty lines are passed over, overlong ones refused. */
  private static final class Lines {
    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private long number;

    Lines(InputStream in) {
      reader =
          new BufferedReader(
              new InputStreamReader(
                  in,
                  UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    @Nullable String next() throws IOException {
      int c = reader.read();
      while (c >= 0) {
        number++;
        line.setLength(0);
        while (c >= 0 && c != '\n') {
          if (line.length() == MAX_LINE) {
            throw malformed("longer than " + MAX_LINE + " characters");
          }
          line.append((char) c);
          c = reader.read();
        }
        String text = line.toString().strip();
        if (number == 1 && text.startsWith("\uFEFF")) {
          text = text.substring(1);
        }
        if (!text.isEmpty()) {
          return text;
        }
        c = c < 0 ? c : reader.read();
      }
      return null;
    }

    MalformedFileException malformed(String problem) {
      return MalformedFileException.atLine(Math.max(1, number), problem);
    }
  }
}
