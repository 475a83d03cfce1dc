/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.IntelState;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record of the <a href="https://ossf.github.io/osv-schema/">OSV schema</a>, any 1.x. Of
 * its fields only {@code id}, {@code modified}, {@code withdrawn}, {@code aliases}, {@code
 * severity} and of {@code affected} the packages and ranges are read; the versions of all packages,
 * which are most of it, are passed over.
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
  private JsonNode severity = MissingNode.getInstance();
  private final OsvAffected affected = new OsvAffected();
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
        case "severity" -> severity = JsonTree.read(json);
        case "affected" -> affected(value);
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
    OsvFacts facts = facts(own.get(), aliases.size() <= MAX_ALIASES);
    return Optional.of(
        new OsvRecord(own.get(), time.get(), states ? aliases : new TreeSet<String>(), facts));
  }

  private OsvFacts facts(String own, boolean named) {
    SortedSet<String> cves = new TreeSet<>();
    Stream.concat(Stream.of(own), named ? aliases.stream() : Stream.empty())
        .filter(Cves::isId)
        .forEach(cves::add);
    if (cves.isEmpty()) {
      cves.add(own);
    }
    if (withdrawn) {
      return new OsvFacts(cves, IntelState.WITHDRAWN, List.of(), List.of());
    }
    if (affected.isCut()) {
      problems.accept(own + " affects more than can be kept: the first ones are");
    }
    return new OsvFacts(cves, IntelState.PUBLISHED, cvss(own), affected.list());
  }

  /** A database of an ecosystem knows the software: GitHub's, PyPI's, that of a distribution. */
  private List<CvssAssessment> cvss(String own) {
    CvssRatings ratings = new CvssRatings(own, problems);
    int dash = own.indexOf('-');
    String database = dash > 0 ? own.substring(0, dash) : own;
    if (severity.isArray()) {
      severity
          .valueStream()
          .filter(rating -> JsonTree.text(rating, "type").orElse("").startsWith("CVSS_"))
          .forEach(
              rating ->
                  JsonTree.text(rating, "score")
                      .ifPresent(
                          vector ->
                              ratings.add(
                                  database.toLowerCase(Locale.ROOT),
                                  CvssRole.VENDOR,
                                  vector,
                                  Optional.empty(),
                                  null)));
    }
    return ratings.list();
  }

  private void affected(JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        affected.add(withoutVersions());
      } else {
        json.skipChildren();
      }
    }
  }

  private JsonNode withoutVersions() throws IOException {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("package") || name.equals("ranges")) {
        read.set(name, JsonTree.read(json));
      } else {
        json.skipChildren();
      }
    }
    return read;
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
