/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.event.Route;
import io.sluice.identity.UrlTemplate;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON and JSON lines of <a href="https://owasp-noir.github.io/noir/">OWASP Noir</a>: an
 * endpoint with its URL, method, parameters, and the places in code that declare it.
 *
 * <p>Noir names the first line of a handler only. The last is taken to be the one before the next
 * route of that file, and not more than {@value #MAX_LINES} lines on.
 */
public final class NoirReader {

  /** Noir reads code without running it: a route may be declared and not mounted. */
  static final double CONFIDENCE = 0.8;

  private static final int MAX_LINES = 100;
  private static final int MAX_CODE_PATHS = 4;

  private NoirReader() {}

  /**
   * Reads a file.
   *
   * @throws MalformedFileException when it is not Noir's, too large, or not text
   */
  public static RouteReading read(Path file) throws IOException {
    return read(RouteDocument.read(file));
  }

  static RouteReading read(List<JsonNode> roots) {
    List<JsonNode> endpoints = new ArrayList<>();
    for (JsonNode root : roots) {
      if (root.path("endpoints").isArray()) {
        root.path("endpoints").forEach(endpoints::add);
      } else if (root.has("url") && root.has("method")) {
        endpoints.add(root);
      } else {
        throw new MalformedFileException("no list 'endpoints', as OWASP Noir writes it");
      }
    }
    List<Route> routes = new ArrayList<>();
    int skipped = 0;
    for (JsonNode endpoint : endpoints) {
      List<Route> read = routes(endpoint);
      skipped += read.isEmpty() ? 1 : 0;
      routes.addAll(read);
      if (routes.size() > RouteTexts.MAX_ROUTES) {
        throw new MalformedFileException("more than " + RouteTexts.MAX_ROUTES + " routes");
      }
    }
    return new RouteReading(withLastLines(routes), skipped);
  }

  private static List<Route> routes(JsonNode endpoint) {
    String url = RouteTexts.text(endpoint, "url");
    String protocol = RouteTexts.text(endpoint, "protocol");
    if (!RouteTexts.isUsableUrl(url) || !(protocol.isEmpty() || protocol.startsWith("http"))) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    endpoint.path("params").forEach(parameter -> names.add(RouteTexts.text(parameter, "name")));
    List<Route> routes = new ArrayList<>();
    for (String method : RouteTexts.methods(RouteTexts.text(endpoint, "method"))) {
      Route route =
          Route.newBuilder()
              .setMethod(method)
              .setTemplate(UrlTemplate.path(url))
              .setParameters(RouteTexts.parameters(names))
              .setConfidence(CONFIDENCE)
              .build();
      int before = routes.size();
      for (JsonNode place : endpoint.path("details").path("code_paths")) {
        String path = RouteTexts.path(RouteTexts.text(place, "path"));
        if (!path.isEmpty() && routes.size() - before < MAX_CODE_PATHS) {
          routes.add(Route.newBuilder(route).setPath(path).setStartLine(line(place)).build());
        }
      }
      if (routes.size() == before) {
        routes.add(route);
      }
    }
    return routes;
  }

  private static @Nullable Integer line(JsonNode place) {
    int line = place.path("line").asInt(0);
    return line > 0 ? line : null;
  }

  private static List<Route> withLastLines(List<Route> routes) {
    Map<String, List<Integer>> starts = new HashMap<>();
    for (Route route : routes) {
      if (route.getPath() != null && route.getStartLine() != null) {
        starts.computeIfAbsent(route.getPath(), p -> new ArrayList<>()).add(route.getStartLine());
      }
    }
    List<Route> ended = new ArrayList<>();
    for (Route route : routes) {
      Integer start = route.getStartLine();
      if (route.getPath() == null || start == null) {
        ended.add(route);
        continue;
      }
      int last =
          starts.getOrDefault(Objects.requireNonNull(route.getPath()), List.of()).stream()
              .filter(other -> other > start)
              .min(Comparator.naturalOrder())
              .map(next -> Math.min(next - 1, start + MAX_LINES - 1))
              .orElse(start + MAX_LINES - 1);
      ended.add(Route.newBuilder(route).setEndLine(last).build());
    }
    return ended;
  }
}
