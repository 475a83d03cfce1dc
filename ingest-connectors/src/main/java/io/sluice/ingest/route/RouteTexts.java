/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Texts of route documents, bounded. */
final class RouteTexts {

  /** Routes that a document may hold; more than any application has. */
  static final int MAX_ROUTES = 20_000;

  private static final int MAX_PARAMETERS = 64;
  private static final int MAX_NAME = 200;
  private static final int MAX_URL = 1_000;
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT");
  private static final Set<String> ANY = Set.of("", "ALL", "ANY", "*");

  private RouteTexts() {}

  static List<String> parameters(Collection<String> names) {
    return names.stream()
        .map(String::strip)
        .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME)
        .distinct()
        .sorted()
        .limit(MAX_PARAMETERS)
        .toList();
  }

  /** Methods that a route takes, the empty one for any; none when it is no HTTP method. */
  static List<String> methods(String written) {
    String method = written.strip().toUpperCase(Locale.ROOT);
    if (ANY.contains(method)) {
      return List.of("");
    }
    return Stream.of(method.split("[,| ]+")).filter(METHODS::contains).toList();
  }

  static boolean isUsableUrl(String url) {
    return !url.isBlank() && url.length() <= MAX_URL;
  }

  /** Path relative to the root of the repository, with {@code /}; empty when there is none. */
  static String path(String written) {
    String path = written.strip().replace('\\', '/');
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    while (path.startsWith("/")) {
      path = path.substring(1);
    }
    return path.length() > MAX_URL ? "" : path;
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
  }
}
