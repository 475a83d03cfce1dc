/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.owner.AssetCatalog;
import io.sluice.correlator.owner.FindingPath;
import io.sluice.event.CatalogRoute;
import io.sluice.event.Route;
import io.sluice.topic.Hash;
import io.sluice.topic.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Says to each application which routes of a document are its own, and says nothing twice. A
 * repository can hold several applications, each in its directory; a route of which the code is not
 * known is of the application that has what lies in no directory.
 */
final class RouteAssignments {

  private final KeyValueStore<String, String> last;

  private RouteAssignments(KeyValueStore<String, String> last) {
    this.last = last;
  }

  static RouteAssignments of(ProcessorContext<?, ?> context) {
    return new RouteAssignments(context.getStateStore(CorrelatorStores.ROUTE_ASSIGNMENT));
  }

  /**
   * Records about a document, by {@code <application>|<asset>|<source>}; without routes for an
   * application that has none in it any more. The time is set by the caller.
   *
   * @param document null when it was withdrawn
   */
  List<Record<String, CatalogRoute>> say(
      String key, @Nullable CatalogRoute document, AssetCatalog catalog) {
    Map<String, String> before = parse(last.get(key));
    Map<String, String> now = new TreeMap<>();
    List<Record<String, CatalogRoute>> records = new ArrayList<>();
    for (CatalogRoute part : parts(document, catalog)) {
      String application = part.getSource();
      CatalogRoute said = CatalogRoute.newBuilder(part).setSource(Keys.entity(key)).build();
      String digest = digest(said);
      now.put(application, digest);
      if (!digest.equals(before.get(application))) {
        records.add(new Record<>(Keys.join(application, key), said, 0L));
      }
    }
    for (String application : before.keySet()) {
      if (!now.containsKey(application)) {
        records.add(new Record<>(Keys.join(application, key), nothing(key), 0L));
      }
    }
    if (now.isEmpty()) {
      last.delete(key);
    } else if (!now.equals(before)) {
      last.put(key, format(now));
    }
    return records;
  }

  /** The routes of each application; its name stands in place of the source. */
  private static List<CatalogRoute> parts(@Nullable CatalogRoute document, AssetCatalog catalog) {
    if (document == null) {
      return List.of();
    }
    Map<String, List<Route>> byApplication = new TreeMap<>();
    for (Route route : document.getRoutes()) {
      Optional<String> path = Optional.ofNullable(route.getPath()).map(FindingPath::relative);
      byApplication
          .computeIfAbsent(catalog.assign(path).application(), a -> new ArrayList<>())
          .add(route);
    }
    return byApplication.entrySet().stream()
        .map(
            entry ->
                CatalogRoute.newBuilder(document)
                    .setSource(entry.getKey())
                    .setRoutes(entry.getValue())
                    .build())
        .toList();
  }

  private static CatalogRoute nothing(String key) {
    return CatalogRoute.newBuilder()
        .setAsset(Keys.partitionScope(key))
        .setSource(Keys.entity(key))
        .setObservedAt(Instant.EPOCH)
        .build();
  }

  /** Digest of what is said; when it was read is not part of it. */
  private static String digest(CatalogRoute said) {
    try {
      var bytes = CatalogRoute.newBuilder(said).setObservedAt(Instant.EPOCH).build().toByteBuffer();
      return HexFormat.of().formatHex(Hash.sha256().digest(bytes.array()), 0, 16);
    } catch (IOException e) {
      throw new UncheckedIOException("encoding into memory failed", e);
    }
  }

  private static String format(Map<String, String> said) {
    return said.entrySet().stream()
        .map(entry -> entry.getValue() + ' ' + entry.getKey())
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> parse(@Nullable String said) {
    Map<String, String> digests = new TreeMap<>();
    if (said != null) {
      said.lines()
          .forEach(
              line -> {
                int space = line.indexOf(' ');
                digests.put(line.substring(space + 1), line.substring(0, space));
              });
    }
    return digests;
  }
}
