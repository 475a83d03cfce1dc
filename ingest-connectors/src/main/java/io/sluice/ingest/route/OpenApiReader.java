/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.event.Route;
import io.sluice.identity.UrlTemplate;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads OpenAPI 3 and Swagger 2, as JSON or YAML: paths below their base paths, with methods,
 * parameters, and the handler where an operation names one (see {@link HandlerHint}). References
 * within the document are followed, others are not.
 */
public final class OpenApiReader {

  /** A described route is there, whoever answers it. */
  static final double CONFIDENCE = 0.9;

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final int MAX_BASES = 4;
  private static final int MAX_REFERENCES = 8;

  private final JsonNode root;
  private final List<Route> routes = new ArrayList<>();
  private int skipped;

  private OpenApiReader(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @throws MalformedFileException when it is neither, too large, or not text
   */
  public static RouteReading read(Path file) throws IOException {
    return read(RouteDocument.read(file));
  }

  static RouteReading read(List<JsonNode> roots) {
    if (roots.size() != 1) {
      throw new MalformedFileException(
          "not one OpenAPI document, but " + roots.size() + " objects");
    }
    JsonNode root = roots.getFirst();
    String version = RouteTexts.text(root, "openapi") + RouteTexts.text(root, "swagger");
    if (!version.startsWith("3.") && !version.startsWith("2.") && !version.equals("2")) {
      throw new MalformedFileException(
          "neither OpenAPI 3 nor Swagger 2: version " + MalformedFileException.quote(version));
    }
    if (!root.path("paths").isObject()) {
      throw new MalformedFileException("an OpenAPI document without 'paths'");
    }
    return new OpenApiReader(root).read();
  }

  private RouteReading read() {
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      if (!path.getKey().startsWith("x-")) {
        read(path.getKey(), resolved(path.getValue()));
      }
    }
    return new RouteReading(routes, skipped);
  }

  private void read(String path, JsonNode item) {
    if (!RouteTexts.isUsableUrl(path) || !item.isObject()) {
      skipped++;
      return;
    }
    for (Map.Entry<String, JsonNode> entry : item.properties()) {
      if (METHODS.contains(entry.getKey()) && entry.getValue().isObject()) {
        JsonNode operation = entry.getValue();
        List<String> parameters = parameters(item, operation);
        Optional<HandlerHint> handler = HandlerHint.of(operation, item, root);
        for (String base : bases(operation, item)) {
          String url = base + (path.startsWith("/") ? path : '/' + path);
          routes.add(route(entry.getKey(), url, parameters, handler));
        }
        if (routes.size() > RouteTexts.MAX_ROUTES) {
          throw new MalformedFileException("more than " + RouteTexts.MAX_ROUTES + " routes");
        }
      }
    }
  }

  private static Route route(
      String method, String url, List<String> parameters, Optional<HandlerHint> handler) {
    Route.Builder route =
        Route.newBuilder()
            .setMethod(RouteTexts.methods(method).getFirst())
            .setTemplate(UrlTemplate.path(url))
            .setParameters(parameters)
            .setConfidence(handler.map(HandlerHint::confidence).orElse(CONFIDENCE));
    handler
        .filter(hint -> !hint.path().isEmpty())
        .ifPresent(
            hint ->
                route
                    .setPath(hint.path())
                    .setSymbol(hint.symbol())
                    .setStartLine(hint.startLine())
                    .setEndLine(hint.endLine()));
    return route.build();
  }

  /** Paths below which the operation stands, of its servers, else of the document's. */
  private Set<String> bases(JsonNode operation, JsonNode item) {
    Set<String> bases = new LinkedHashSet<>();
    for (JsonNode node : List.of(operation, item, root)) {
      for (JsonNode server : node.path("servers")) {
        if (bases.size() < MAX_BASES) {
          bases.add(base(server));
        }
      }
      if (!bases.isEmpty()) {
        return bases;
      }
    }
    bases.add(withoutEnd(RouteTexts.text(root, "basePath")));
    return bases;
  }

  private static String base(JsonNode server) {
    String url = RouteTexts.text(server, "url");
    for (Map.Entry<String, JsonNode> variable : server.path("variables").properties()) {
      url =
          url.replace(
              '{' + variable.getKey() + '}', RouteTexts.text(variable.getValue(), "default"));
    }
    int scheme = url.indexOf("://");
    int host = scheme >= 0 ? scheme + 3 : url.startsWith("//") ? 2 : 0;
    int path = host == 0 ? 0 : url.indexOf('/', host);
    return path < 0 ? "" : withoutEnd(url.substring(path));
  }

  private static String withoutEnd(String base) {
    String path = base.startsWith("/") || base.isEmpty() ? base : '/' + base;
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private List<String> parameters(JsonNode item, JsonNode operation) {
    Set<String> names = new TreeSet<>();
    for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
      for (JsonNode written : list) {
        JsonNode parameter = resolved(written);
        if (RouteTexts.text(parameter, "in").equals("body")) {
          properties(parameter.path("schema"), names);
        } else {
          names.add(RouteTexts.text(parameter, "name"));
        }
      }
    }
    for (JsonNode content : resolved(operation.path("requestBody")).path("content")) {
      properties(content.path("schema"), names);
    }
    return RouteTexts.parameters(names);
  }

  /** Names of the fields of a body, of the first level. */
  private void properties(JsonNode written, Set<String> names) {
    JsonNode schema = resolved(written);
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    for (JsonNode part : schema.path("allOf")) {
      resolved(part).path("properties").fieldNames().forEachRemaining(names::add);
    }
  }

  /** What a reference within the document stands for; a reference to another one is missing. */
  private JsonNode resolved(JsonNode node) {
    JsonNode at = node;
    for (int i = 0; i < MAX_REFERENCES && at.has("$ref"); i++) {
      String reference = RouteTexts.text(at, "$ref");
      if (!reference.startsWith("#/")) {
        return MissingNode.getInstance();
      }
      at = root.at(reference.substring(1));
    }
    return at;
  }
}
