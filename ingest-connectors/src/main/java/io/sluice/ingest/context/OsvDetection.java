/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells an OSV record from other JSON by the names at its top level, as far as they stand in the
 * beginning of the file. A report that holds OSV records further down is none.
 */
final class OsvDetection {

  private static final JsonFactory JSON = new JsonFactory();

  private static final Set<String> OF_OSV =
      Set.of("schema_version", "affected", "aliases", "upstream", "related", "withdrawn");

  private OsvDetection() {}

  /** Whether text begins with an OSV record, alone or as the first of an array. */
  static boolean isOsv(String head) {
    Set<String> names = new HashSet<>();
    try (JsonParser json = JSON.createParser(head)) {
      JsonToken first = json.nextToken();
      if (first == JsonToken.START_ARRAY) {
        first = json.nextToken();
      }
      if (first != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        names.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
    } catch (JacksonException e) {
      // The beginning of a file ends anywhere; the names before that decide.
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    return names.contains("id")
        && names.contains("modified")
        && names.stream().anyMatch(OF_OSV::contains);
  }
}
