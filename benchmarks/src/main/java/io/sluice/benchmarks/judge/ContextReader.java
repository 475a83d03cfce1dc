/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.event.CatalogRoute;
import io.sluice.event.IntelSource;
import io.sluice.event.Route;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads statements of context: route maps and the aliases of advisories. */
final class ContextReader {

  private static final Instant READ_AT = Instant.parse("2026-03-01T00:00:00Z");

  private ContextReader() {}

  /**
   * A document that describes routes.
   *
   * <pre>
   * {asset: "repo:...", source: "noir:shop", confidence: 0.8, handlers: [
   *   {route: "GET /search", parameters: [q], file: search.ts, in: search, lines: [10, 30]}]}
   * </pre>
   */
  static WorldEvent route(Entry entry) {
    String asset = entry.required("asset");
    String source = entry.required("source");
    double confidence = Double.parseDouble(entry.required("confidence"));
    List<Route> routes = new ArrayList<>();
    for (JsonNode node : entry.nodes("handlers")) {
      routes.add(handler(new Entry(entry.place() + ", handlers", node), confidence));
    }
    routes.sort(Comparator.comparing(Route::getTemplate).thenComparing(Route::getMethod));
    String key = Keys.catalogAsset(asset, source);
    CatalogRoute document =
        CatalogRoute.newBuilder()
            .setAsset(asset)
            .setSource(source)
            .setCommit(entry.text("commit").orElse(null))
            .setRoutes(routes)
            .setObservedAt(READ_AT)
            .build();
    int phase = entry.integer("phase").orElse(1);
    entry.end();
    return new WorldEvent.Statement<>(phase, "route " + key, Topics.CATALOG_ROUTE, key, document);
  }

  private static Route handler(Entry entry, double confidence) {
    String[] route = entry.required("route").split(" ", 2);
    List<Integer> lines = entry.integers("lines");
    Route handler =
        Route.newBuilder()
            .setMethod(route[0])
            .setTemplate(route[1])
            .setParameters(entry.texts("parameters"))
            .setPath(entry.text("file").orElse(null))
            .setSymbol(entry.text("in").orElse(null))
            .setStartLine(lines.isEmpty() ? null : lines.getFirst())
            .setEndLine(lines.isEmpty() ? null : lines.getLast())
            .setConfidence(confidence)
            .build();
    entry.end();
    return handler;
  }

  /** What OSV says about the aliases of one advisory: {@code {of: GHSA-..., are: [CVE-...]}}. */
  static WorldEvent aliases(Entry entry) {
    String id = entry.required("of");
    String key = Keys.intel(id, IntelSource.OSV);
    VulnerabilityIntel intel =
        VulnerabilityIntel.newBuilder()
            .setVulnerabilityId(id)
            .setSource(IntelSource.OSV)
            .setFeedVersion("pairs")
            .setAliases(entry.texts("are"))
            .setObservedAt(READ_AT)
            .build();
    int phase = entry.integer("phase").orElse(1);
    entry.end();
    return new WorldEvent.Statement<>(
        phase, "aliases " + key, Topics.INTEL_VULNERABILITY, key, intel);
  }
}
