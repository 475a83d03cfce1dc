/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.route;

import io.sluice.event.CatalogRoute;
import io.sluice.event.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a route document says.
 *
 * @param routes routes, sorted, without duplicates
 * @param skipped entries that could not be used
 */
public record RouteReading(List<Route> routes, int skipped) {

  /** Bytes of routes in a record, well under what a broker takes. */
  static final int MAX_RECORD_BYTES = 400 << 10;

  private static final Comparator<Route> ORDER =
      Comparator.comparing(Route::getTemplate)
          .thenComparing(Route::getMethod)
          .thenComparing(route -> Objects.toString(route.getPath(), ""))
          .thenComparing(route -> Objects.toString(route.getSymbol(), ""))
          .thenComparing(route -> Objects.requireNonNullElse(route.getStartLine(), 0));

  /** Sorts the routes. */
  public RouteReading {
    routes = routes.stream().distinct().sorted(ORDER).toList();
  }

  /**
   * The records about it: one, and with many routes further ones whose source ends with {@code #2}
   * and so on.
   *
   * @param source source of the first record
   */
  public List<CatalogRoute> records(
      String asset, String source, Optional<String> commit, Instant observedAt) {
    List<CatalogRoute> records = new ArrayList<>();
    List<Route> part = new ArrayList<>();
    int bytes = 0;
    for (Route route : routes) {
      int size = size(route);
      if (bytes + size > MAX_RECORD_BYTES && !part.isEmpty()) {
        records.add(record(asset, source, records.size(), commit, observedAt, part));
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(route);
      bytes += size;
    }
    if (!part.isEmpty()) {
      records.add(record(asset, source, records.size(), commit, observedAt, part));
    }
    return records;
  }

  /** Whether a source is that of a document or of one of its further records. */
  public static boolean isSource(String source, String document) {
    return source.equals(document)
        || (source.startsWith(document + '#')
            && source.substring(document.length() + 1).matches("\\d+"));
  }

  private static CatalogRoute record(
      String asset,
      String source,
      int number,
      Optional<String> commit,
      Instant observedAt,
      List<Route> routes) {
    return CatalogRoute.newBuilder()
        .setAsset(asset)
        .setSource(number == 0 ? source : source + '#' + (number + 1))
        .setCommit(commit.orElse(null))
        .setRoutes(routes)
        .setObservedAt(observedAt)
        .build();
  }

  private static int size(Route route) {
    try {
      return route.toByteBuffer().remaining();
    } catch (IOException e) {
      throw new UncheckedIOException("encoding into memory failed", e);
    }
  }
}
