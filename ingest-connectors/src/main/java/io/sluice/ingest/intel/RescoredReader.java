/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.sluice.cvss.CvssVector;
import io.sluice.cvss.MalformedCvssException;
import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.IntelSource;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the organisation's own CVSS ratings, which stand above all others:
 *
 * <pre>
 * vulnerability,vector,by,reason
 * CVE-2021-44228,CVSS:3.1/AV:A/AC:H/PR:L/UI:N/S:U/C:L/I:L/A:L,appsec@acme.example,behind the mesh
 * </pre>
 *
 * <p>The columns may stand in any order; {@code by} may be missing. Each rating needs its reason:
 * it lowers or raises a priority for everybody. Threat and environmental metrics count, since this
 * is the environment that they are about. A line that cannot be used refuses the file.
 */
public final class RescoredReader {

  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_TEXT = 500;

  private RescoredReader() {}

  /** Whether the first line of a text has the columns of this file. */
  public static boolean isRescored(String head) {
    List<String> headings =
        head.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .findFirst()
            .map(line -> Arrays.asList(line.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*")))
            .orElse(List.of());
    return headings.containsAll(List.of("vulnerability", "vector", "reason"));
  }

  /**
   * Reads a file and hands over each rating.
   *
   * @throws MalformedFileException when the file breaks the form
   */
  public static IntelHeader read(
      Path file, Instant observedAt, Consumer<VulnerabilityIntel> ratings) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new MalformedFileException("larger than " + MAX_BYTES + " bytes");
    }
    Set<String> seen = new HashSet<>();
    int line = 1;
    try (MappingIterator<String[]> rows = rows(Files.readString(file, UTF_8))) {
      List<String> headings =
          rows.hasNextValue()
              ? Arrays.stream(rows.nextValue())
                  .map(heading -> heading.strip().toLowerCase(Locale.ROOT))
                  .toList()
              : List.of();
      while (rows.hasNextValue()) {
        line = rows.getCurrentLocation().getLineNr();
        VulnerabilityIntel rating = rating(headings, rows.nextValue(), line, observedAt);
        if (!seen.add(rating.getVulnerabilityId())) {
          throw MalformedFileException.atLine(
              line, rating.getVulnerabilityId() + " is there twice");
        }
        ratings.accept(rating);
      }
    } catch (CharacterCodingException e) {
      throw new MalformedFileException("not text", e);
    } catch (JacksonException e) {
      throw MalformedFileException.atLine(line, "not valid CSV");
    }
    if (seen.isEmpty()) {
      throw new MalformedFileException("no rating in it");
    }
    return new IntelHeader("own", seen.size(), Optional.empty(), List.of());
  }

  private static MappingIterator<String[]> rows(String text) throws IOException {
    return new CsvMapper()
        .readerFor(String[].class)
        .with(CsvParser.Feature.WRAP_AS_ARRAY)
        .with(CsvParser.Feature.SKIP_EMPTY_LINES)
        .with(CsvParser.Feature.ALLOW_COMMENTS)
        .with(CsvParser.Feature.TRIM_SPACES)
        .with(CsvSchema.emptySchema())
        .readValues(text);
  }

  private static VulnerabilityIntel rating(
      List<String> headings, String[] cells, int line, Instant observedAt) {
    if (cells.length != headings.size()) {
      throw MalformedFileException.atLine(
          line, "expected " + headings.size() + " columns, found " + cells.length);
    }
    String id = cell(headings, cells, "vulnerability", line);
    if (id.chars().anyMatch(c -> c <= ' ' || c == '|') || id.length() > 100) {
      throw MalformedFileException.atLine(
          line, MalformedFileException.quote(id) + " is no id of a vulnerability");
    }
    int by = headings.indexOf("by");
    try {
      CvssVector vector = CvssVector.parse(cell(headings, cells, "vector", line));
      if (vector.fullScore().isEmpty()) {
        throw MalformedFileException.atLine(
            line,
            "environmental metrics of CVSS "
                + vector.version().number()
                + " are not computed: rate by 3.1 or 4.0, or leave them out");
      }
      return VulnerabilityIntel.newBuilder()
          .setVulnerabilityId(
              id.regionMatches(true, 0, "CVE-", 0, 4) ? id.toUpperCase(Locale.ROOT) : id)
          .setSource(IntelSource.ORGANISATION)
          .setFeedVersion("own")
          .setCvss(
              List.of(
                  CvssAssessment.newBuilder()
                      .setProvider(by < 0 || cells[by].isBlank() ? "org" : cut(cells[by].strip()))
                      .setRole(CvssRole.ORGANISATION)
                      .setVersion(vector.version().number())
                      .setVector(vector.text())
                      .setScore(vector.fullScore().getAsDouble())
                      .setReason(cut(cell(headings, cells, "reason", line)))
                      .build()))
          .setObservedAt(observedAt)
          .build();
    } catch (MalformedCvssException e) {
      throw MalformedFileException.atLine(line, id + ": " + e.getMessage());
    }
  }

  private static String cell(List<String> headings, String[] cells, String column, int line) {
    int index = headings.indexOf(column);
    String cell = index < 0 ? "" : cells[index].strip();
    if (cell.isEmpty()) {
      throw MalformedFileException.atLine(line, column + " is missing");
    }
    return cell;
  }

  private static String cut(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }
}
