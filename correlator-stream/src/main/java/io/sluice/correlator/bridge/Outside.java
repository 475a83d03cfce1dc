/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.correlator.route.CodePaths;
import io.sluice.correlator.route.Handler;
import io.sluice.correlator.route.Resolution;
import io.sluice.correlator.route.RouteMap;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Findings with requests of one application, by the buckets in which they meet code and each other.
 * Their buckets follow the route map.
 */
final class Outside {

  private static final Comparator<Bucket> ORDER =
      Comparator.comparing(Bucket::kind)
          .thenComparing(Bucket::weakness)
          .thenComparing(Bucket::name);

  private final RouteMap routes;
  private final Map<String, BridgeCandidate> candidates = new TreeMap<>();
  private final Map<Bucket, SortedSet<String>> members = new HashMap<>();
  private final Map<String, Set<Bucket>> bucketsOf = new HashMap<>();

  Outside(RouteMap routes) {
    this.routes = routes;
  }

  void put(BridgeCandidate candidate) {
    remove(candidate.getFindingKey());
    candidates.put(candidate.getFindingKey(), candidate);
    Set<Bucket> buckets = buckets(candidate);
    bucketsOf.put(candidate.getFindingKey(), buckets);
    for (Bucket bucket : buckets) {
      members.computeIfAbsent(bucket, b -> new TreeSet<>()).add(candidate.getFindingKey());
    }
  }

  void remove(String findingKey) {
    candidates.remove(findingKey);
    Set<Bucket> buckets = bucketsOf.remove(findingKey);
    if (buckets != null) {
      for (Bucket bucket : buckets) {
        members.computeIfPresent(
            bucket,
            (b, keys) -> {
              keys.remove(findingKey);
              return keys.isEmpty() ? null : keys;
            });
      }
    }
  }

  /** Buckets in which a finding, with requests or in code, meets others. */
  Collection<Bucket> bucketsOf(BridgeCandidate candidate) {
    if (Candidates.isRequested(candidate)) {
      return bucketsOf(candidate.getFindingKey());
    }
    List<Bucket> buckets = new ArrayList<>();
    String weakness = candidate.getWeaknessClass();
    Candidates.stems(candidate).forEach(stem -> buckets.add(Bucket.file(weakness, stem)));
    buckets.add(Bucket.nowhere(weakness));
    return buckets;
  }

  /** Buckets that a finding with requests is in. */
  Set<Bucket> bucketsOf(String findingKey) {
    return bucketsOf.getOrDefault(findingKey, Set.of());
  }

  List<BridgeCandidate> in(Bucket bucket) {
    List<BridgeCandidate> found = new ArrayList<>();
    for (String key : members.getOrDefault(bucket, new TreeSet<>())) {
      BridgeCandidate candidate = candidates.get(key);
      if (candidate != null) {
        found.add(candidate);
      }
    }
    return found;
  }

  Set<String> keysIn(Bucket bucket) {
    return Set.copyOf(members.getOrDefault(bucket, new TreeSet<>()));
  }

  Collection<BridgeCandidate> all() {
    return candidates.values();
  }

  /** Buckets of files of a name in which there are findings. */
  List<Bucket> ofFile(Collection<String> stems) {
    return members.keySet().stream()
        .filter(bucket -> bucket.kind() == Bucket.Kind.FILE && stems.contains(bucket.name()))
        .toList();
  }

  private Set<Bucket> buckets(BridgeCandidate candidate) {
    Set<Bucket> buckets = new TreeSet<>(ORDER);
    String weakness = candidate.getWeaknessClass();
    if (Candidates.isTrace(candidate)) {
      buckets.add(Bucket.file(weakness, CodePaths.stem(Candidates.sink(candidate).getPath())));
    }
    for (Location request : candidate.getRequests()) {
      Resolution resolution = routes.resolve(request.getMethod(), request.getUrl());
      if (Candidates.isExact(candidate)) {
        buckets.add(
            Bucket.route(
                weakness, request.getMethod(), resolution.template(), request.getParameter()));
      }
      if (!Candidates.isTrace(candidate)) {
        for (Handler handler : resolution.handlers()) {
          buckets.add(Bucket.file(weakness, CodePaths.stem(handler.path())));
        }
        if (resolution.handlers().isEmpty()) {
          buckets.add(Bucket.nowhere(weakness));
        }
      }
    }
    return buckets;
  }
}
