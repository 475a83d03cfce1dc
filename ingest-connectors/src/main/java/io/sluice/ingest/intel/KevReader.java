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
import io.sluice.event.IntelSource;
import io.sluice.event.KevEntry;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON file, plain or gzip, of CISA's Known Exploited Vulnerabilities catalog (<a
 * href="https://www.cisa.gov/known-exploited-vulnerabilities-catalog">KEV</a>), holding it to the
 * essentials of its published schema: {@code catalogVersion}, {@code dateReleased}, {@code count}
 * and {@code vulnerabilities}; in each entry the eight required fields, the syntax of the CVE id
 * and of the dates. {@code count} must equal the number of entries and no CVE may come twice, since
 * an entry that is missing here is withdrawn. {@code knownRansomwareCampaignUse}, {@code notes} and
 * {@code cwes} may be absent; fields that the schema does not know are passed over.
 */
public final class KevReader {

  private static final List<String> REQUIRED =
      List.of(
          "cveID",
          "vendorProject",
          "product",
          "vulnerabilityName",
          "dateAdded",
          "shortDescription",
          "requiredAction",
          "dueDate");

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxStringLength(1 << 20)
                  .maxNameLength(1000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private KevReader() {}

  /**
   * Reads a file from end to end and hands over each entry, in file order.
   *
   * @param feedVersion version to put on every event; it may stand behind the entries in the file,
   *     so a first reading finds it and a second one uses it
   * @param observedAt time put on every event
   * @param entries takes the entries; must keep nothing it cannot take back, since the file may
   *     turn out malformed at its end
   * @throws MalformedFileException when the file breaks the form
   */
  public static IntelHeader read(
      Path file, String feedVersion, Instant observedAt, Consumer<VulnerabilityIntel> entries)
      throws IOException {
    IntelHeader[] header = new IntelHeader[1];
    RecordFiles.read(
        file,
        RecordFiles.Limits.STANDARD,
        name -> false,
        (in, where) -> header[0] = read(in, feedVersion, observedAt, entries));
    if (header[0] == null) {
      throw new MalformedFileException("a KEV catalog is JSON, plain or gzip, not an archive");
    }
    return header[0];
  }

  private static IntelHeader read(
      InputStream in, String feedVersion, Instant observedAt, Consumer<VulnerabilityIntel> entries)
      throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      return catalog(json, feedVersion, observedAt, entries);
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw MalformedFileException.atLine(line, "not JSON: " + e.getOriginalMessage());
    }
  }

  private static IntelHeader catalog(
      JsonParser json, String feedVersion, Instant observedAt, Consumer<VulnerabilityIntel> entries)
      throws IOException {
    JsonToken first = json.nextToken();
    if (first == null) {
      throw new MalformedFileException("empty file");
    }
    require(first == JsonToken.START_OBJECT, json, "a KEV catalog is a JSON object");
    Map<String, String> header = new HashMap<>();
    long count = -1;
    long found = -1;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "catalogVersion", "dateReleased" -> {
          require(value == JsonToken.VALUE_STRING, json, name + " must be a string");
          header.put(name, json.getText());
        }
        case "count" -> {
          require(value == JsonToken.VALUE_NUMBER_INT, json, "count must be an integer");
          count = json.getLongValue();
        }
        case "vulnerabilities" -> {
          require(value == JsonToken.START_ARRAY, json, "vulnerabilities must be an array");
          found = vulnerabilities(json, feedVersion, observedAt, entries);
        }
        default -> json.skipChildren();
      }
    }
    for (String name : List.of("catalogVersion", "dateReleased")) {
      require(header.containsKey(name), json, name + " is missing");
    }
    require(count >= 0, json, "count is missing or negative");
    require(found >= 0, json, "vulnerabilities is missing");
    require(count == found, json, "count says " + count + ", but there are " + found + " entries");
    require(json.nextToken() == null, json, "something follows the catalog");
    Optional<Instant> released = FeedTime.read(header.getOrDefault("dateReleased", ""));
    require(released.isPresent(), json, "dateReleased is no ISO time");
    return new IntelHeader(header.getOrDefault("catalogVersion", ""), found, released, List.of());
  }

  private static long vulnerabilities(
      JsonParser json, String feedVersion, Instant observedAt, Consumer<VulnerabilityIntel> entries)
      throws IOException {
    Cves seen = new Cves();
    long found = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(
          json.currentToken() == JsonToken.START_OBJECT, json, "an entry must be a JSON object");
      int line = json.currentTokenLocation().getLineNr();
      Map<String, String> entry = entry(json);
      VulnerabilityIntel intel = intel(entry, line, feedVersion, observedAt);
      if (!seen.add(intel.getVulnerabilityId())) {
        throw MalformedFileException.atLine(line, intel.getVulnerabilityId() + " is there twice");
      }
      found++;
      entries.accept(intel);
    }
    return found;
  }

  /** The string fields of an entry. */
  private static Map<String, String> entry(JsonParser json) throws IOException {
    Map<String, String> entry = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_STRING) {
        entry.put(name, json.getText().strip());
      } else {
        json.skipChildren();
      }
    }
    return entry;
  }

  private static VulnerabilityIntel intel(
      Map<String, String> entry, int line, String feedVersion, Instant observedAt) {
    List<String> missing = new ArrayList<>(REQUIRED);
    missing.removeAll(entry.keySet());
    if (!missing.isEmpty()) {
      throw MalformedFileException.atLine(
          line, "an entry has no string " + String.join(", ", missing));
    }
    String id = text(entry, "cveID");
    if (!Cves.isId(id)) {
      throw MalformedFileException.atLine(
          line, "cveID " + MalformedFileException.quote(id) + " is no CVE id");
    }
    return VulnerabilityIntel.newBuilder()
        .setVulnerabilityId(id)
        .setSource(IntelSource.KEV)
        .setFeedVersion(feedVersion)
        .setKev(
            KevEntry.newBuilder()
                .setDateAdded(date(entry, "dateAdded", id, line))
                .setDueDate(date(entry, "dueDate", id, line))
                .setRansomware("Known".equalsIgnoreCase(entry.get("knownRansomwareCampaignUse")))
                .setName(text(entry, "vulnerabilityName"))
                .setRequiredAction(text(entry, "requiredAction"))
                .build())
        .setObservedAt(observedAt)
        .build();
  }

  private static String date(Map<String, String> entry, String field, String id, int line) {
    String date = text(entry, field);
    try {
      return LocalDate.parse(date).toString();
    } catch (DateTimeException e) {
      throw MalformedFileException.atLine(
          line, id + ": " + field + " " + MalformedFileException.quote(date) + " is no ISO date");
    }
  }

  private static String text(Map<String, String> entry, String field) {
    @Nullable String value = entry.get(field);
    return value == null ? "" : value;
  }

  private static void require(boolean condition, JsonParser json, String problem) {
    if (!condition) {
      throw MalformedFileException.atLine(
          Math.max(1, json.currentTokenLocation().getLineNr()), problem);
    }
  }
}
