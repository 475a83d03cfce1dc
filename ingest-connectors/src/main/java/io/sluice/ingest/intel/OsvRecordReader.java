/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record of the <a href="https://ossf.github.io/osv-schema/">OSV schema</a>, any 1.x. Of
 * its fields only {@code id}, {@code modified}, {@code withdrawn} and {@code aliases} are read; the
 * versions of all packages, which are most of it, are passed over.
 */
final class OsvRecordReader {

  /** More names than this are a list of vulnerabilities, not the names of one. */
  static final int MAX_ALIASES = 1000;

  private static final int MAX_ID = 100;

  private final JsonParser json;
  private final Consumer<String> problems;
  private @Nullable String id;
  private @Nullable String modified;
  private boolean withdrawn;
  private final SortedSet<String> aliases = new TreeSet<>();
  private int unusable;

  private OsvRecordReader(JsonParser json, Consumer<String> problems) {
    this.json = json;
    this.problems = problems;
  }

  /**
   * Reads the object at whose start a parser stands, to its end.
   *
   * @param problems takes what could not be used of it
   * @return empty when it is no OSV record, which then is a problem
   */
  static Optional<OsvRecord> read(JsonParser json, Consumer<String> problems) throws IOException {
    return new OsvRecordReader(json, problems).record();
  }

  private Optional<OsvRecord> record() throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "id" -> id = text(value);
        case "modified" -> modified = text(value);
        case "withdrawn" -> {
          withdrawn = value != JsonToken.VALUE_NULL;
          json.skipChildren();
        }
        case "aliases" -> aliases(value);
        default -> json.skipChildren();
      }
    }
    Optional<String> own = Optional.ofNullable(id).flatMap(OsvRecordReader::canonical);
    if (own.isEmpty()) {
      problems.accept("a record has no usable id: left out");
      return Optional.empty();
    }
    Optional<Instant> time = Optional.ofNullable(modified).flatMap(OsvRecordReader::time);
    if (time.isEmpty()) {
      problems.accept(own.get() + " has no time of modification: left out");
      return Optional.empty();
    }
    if (unusable > 0) {
      problems.accept(own.get() + " has " + unusable + " aliases that are no ids: left out");
    }
    aliases.remove(own.get());
    if (aliases.size() > MAX_ALIASES) {
      problems.accept(
          "%s has more than %d aliases: taken for none".formatted(own.get(), MAX_ALIASES));
    }
    boolean states = !withdrawn && aliases.size() <= MAX_ALIASES;
    return Optional.of(
        new OsvRecord(own.get(), time.get(), states ? aliases : new TreeSet<String>()));
  }

  private void aliases(JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      unusable += value == JsonToken.VALUE_NULL ? 0 : 1;
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Optional<String> alias =
          Optional.ofNullable(text(json.currentToken())).flatMap(OsvRecordReader::canonical);
      if (alias.isEmpty()) {
        unusable++;
      } else if (aliases.size() <= MAX_ALIASES) {
        aliases.add(alias.get());
      }
    }
  }

  private @Nullable String text(JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return null;
  }

  /** The spelling that findings have: upper case, but for the digits of a GitHub advisory. */
  private static Optional<String> canonical(String written) {
    String text = written.strip();
    boolean plausible =
        !text.isEmpty()
            && text.length() <= MAX_ID
            && text.chars().allMatch(c -> c > ' ' && c != '|' && c != 0x7f);
    if (!plausible) {
      return Optional.empty();
    }
    String upper = text.toUpperCase(Locale.ROOT);
    return Optional.of(
        upper.startsWith("GHSA-") ? "GHSA-" + upper.substring(5).toLowerCase(Locale.ROOT) : upper);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A parser's complaint as that of a file. */
  static MalformedFileException malformed(
      com.fasterxml.jackson.core.JacksonException e, String where) {
    long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    String problem = "not JSON: " + e.getOriginalMessage();
    return where.isEmpty()
        ? MalformedFileException.atLine(line, problem)
        : new MalformedFileException(where + ": line " + line + ": " + problem);
  }
}
