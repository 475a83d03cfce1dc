/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Recognises route documents in JSON by their keys of the first level. */
final class RouteKeys {

  private static final JsonFactory JSON = new JsonFactory();

  private RouteKeys() {}

  /**
   * The format of a document.
   *
   * @param head its beginning, which may be cut anywhere
   */
  static Optional<ContextFormat> detect(String head) {
    Set<String> keys = new HashSet<>();
    boolean endpoint = false;
    try (JsonParser parser = JSON.createParser(head)) {
      int depth = 0;
      boolean first = true;
      String key = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 0) {
          first = false;
        }
        if (token == JsonToken.FIELD_NAME && depth == 1 && first) {
          key = parser.currentName();
          keys.add(key);
        }
        endpoint |=
            token == JsonToken.FIELD_NAME
                && depth == 3
                && key.equals("endpoints")
                && parser.currentName().equals("url");
        if (keys.contains("openapi") || keys.contains("swagger")) {
          return Optional.of(ContextFormat.OPENAPI);
        }
      }
    } catch (IOException e) {
      // Cut, or no JSON: what was read until then decides.
    }
    boolean line = keys.containsAll(Set.of("url", "method", "details"));
    return endpoint || line ? Optional.of(ContextFormat.NOIR) : Optional.empty();
  }
}
