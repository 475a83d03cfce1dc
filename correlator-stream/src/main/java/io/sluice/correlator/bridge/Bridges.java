/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.correlator.route.CodePaths;
import io.sluice.correlator.route.RouteMap;
import io.sluice.correlator.route.RouteStatement;
import io.sluice.event.Anchor;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.CatalogRoute;
import io.sluice.event.Route;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bridges of one application. It keeps the route map and the findings with requests in memory;
 * findings in code, of which there can be many, are read from the store where a bridge needs them.
 * Not safe for use by several threads.
 *
 * <p>A change looks only at the findings that it can concern: of its class, in files of its names
 * and behind its routes.
 */
public final class Bridges {

  private static final String OF_FINDING = "finding/";
  private static final String OF_DOCUMENT = "document/";

  private final BridgeStore store;
  private final RouteMap routes = new RouteMap();
  private final Outside outside = new Outside(routes);

  /** Bridges over what is stored. */
  public Bridges(BridgeStore store) {
    this.store = store;
    store.documents().forEach((key, document) -> state(key, Optional.of(document)));
    store.routing().forEach(candidate -> state(candidate.getFindingKey(), candidate));
    store.requested().forEach(outside::put);
  }

  /**
   * Takes a finding, or forgets it.
   *
   * @param now what it says; empty when it says nothing to bridges, or is gone
   * @return anchors that bridges give, of each finding of which they may be others than before; of
   *     this one always
   */
  public SortedMap<String, List<Anchor>> finding(
      String findingKey, Optional<BridgeCandidate> now, LineHistory history) {
    Optional<BridgeCandidate> before = store.candidate(findingKey);
    if (before.isEmpty() && now.isEmpty()) {
      SortedMap<String, List<Anchor>> none = new TreeMap<>();
      none.put(findingKey, List.of());
      return none;
    }
    Change change = new Change();
    before.ifPresent(change::look);
    List<Route> stated = stated(before, now);
    change.lookBehind(stated);

    before.filter(candidate -> now.isEmpty()).ifPresent(store::remove);
    now.ifPresent(store::put);
    routes.remove(OF_FINDING + findingKey);
    now.filter(candidate -> !candidate.getRoutes().isEmpty())
        .ifPresent(candidate -> state(findingKey, candidate));
    outside.remove(findingKey);
    now.filter(Candidates::isRequested).ifPresent(outside::put);
    change.follow();

    now.ifPresent(change::look);
    change.lookBehind(stated);
    return change.anchors(findingKey, history);
  }

  /**
   * Takes a route document, or forgets it.
   *
   * @param now the document; empty when it is gone
   * @return anchors that bridges give, of each finding of which they may be others than before
   */
  public SortedMap<String, List<Anchor>> document(
      String key, Optional<CatalogRoute> now, LineHistory history) {
    Optional<RouteStatement> before = routes.statement(OF_DOCUMENT + key);
    Optional<RouteStatement> stated = now.map(RouteStatement::of);
    now.ifPresent(document -> store.put(key, document));
    if (before.equals(stated)) {
      return new TreeMap<>();
    }
    Change change = new Change();
    Set<Route> concerned = new HashSet<>();
    before.map(RouteStatement::routes).ifPresent(concerned::addAll);
    stated.map(RouteStatement::routes).ifPresent(concerned::addAll);
    change.lookBehind(concerned);
    state(key, now);
    change.follow();
    change.lookBehind(concerned);
    return change.anchors(null, history);
  }

  private void state(String key, Optional<CatalogRoute> document) {
    document.ifPresentOrElse(
        known -> routes.put(OF_DOCUMENT + key, RouteStatement.of(known)),
        () -> routes.remove(OF_DOCUMENT + key));
  }

  private void state(String findingKey, BridgeCandidate candidate) {
    routes.put(
        OF_FINDING + findingKey,
        new RouteStatement(
            candidate.getTool(),
            candidate.getAsset(),
            candidate.getCommit(),
            candidate.getRoutes(),
            Candidates.isTrace(candidate) && !candidate.getTraced()));
  }

  /** Routes that a finding stated or states, when that changed; whatever else it says may stay. */
  private static List<Route> stated(
      Optional<BridgeCandidate> before, Optional<BridgeCandidate> now) {
    List<Route> former = before.map(BridgeCandidate::getRoutes).orElse(List.of());
    List<Route> current = now.map(BridgeCandidate::getRoutes).orElse(List.of());
    boolean same =
        former.equals(current)
            && before.map(BridgeCandidate::getCommit).equals(now.map(BridgeCandidate::getCommit));
    return same ? List.of() : Stream.concat(former.stream(), current.stream()).distinct().toList();
  }

  /** The findings that one change can concern, collected before and after it. */
  private final class Change {
    /** Buckets that hold something from outside, before or after; code alone is not joined. */
    private final Set<Bucket> inhabited = new HashSet<>();

    private final Set<String> requested = new TreeSet<>();
    private final Set<String> moved = new TreeSet<>();

    /** Looks at where a finding is now. */
    void look(BridgeCandidate candidate) {
      lookAt(outside.bucketsOf(candidate));
    }

    /** Looks at the findings behind routes, and at those whose files the routes name. */
    void lookBehind(Collection<Route> changed) {
      if (changed.isEmpty()) {
        return;
      }
      Map<String, Boolean> behind = new HashMap<>();
      for (BridgeCandidate candidate : outside.all()) {
        boolean concerned =
            candidate.getRequests().stream()
                .anyMatch(
                    request ->
                        behind.computeIfAbsent(
                            request.getUrl(), url -> RouteMap.touches(changed, url)));
        if (concerned) {
          moved.add(candidate.getFindingKey());
          lookAt(outside.bucketsOf(candidate.getFindingKey()));
        }
      }
      SortedSet<String> stems = new TreeSet<>();
      for (Route route : changed) {
        if (route.getPath() != null) {
          stems.add(CodePaths.stem(route.getPath()));
        }
      }
      lookAt(outside.ofFile(stems));
    }

    /** Puts the findings behind changed routes into their buckets. */
    void follow() {
      for (String key : moved) {
        store.candidate(key).filter(Candidates::isRequested).ifPresent(outside::put);
      }
    }

    private void lookAt(Collection<Bucket> buckets) {
      for (Bucket bucket : buckets) {
        Set<String> keys = outside.keysIn(bucket);
        boolean news = requested.addAll(keys);
        if (!keys.isEmpty()) {
          news |= inhabited.add(bucket);
        }
        if (news && bucket.kind() == Bucket.Kind.ROUTE) {
          // A trace decides for others of its request, so their code is concerned too.
          keys.forEach(key -> lookAt(outside.bucketsOf(key)));
        }
      }
    }

    SortedMap<String, List<Anchor>> anchors(@Nullable String changed, LineHistory history) {
      Map<String, BridgeCandidate> inCode = new TreeMap<>();
      Set<Bucket> further = new HashSet<>();
      for (Bucket bucket : inhabited) {
        for (BridgeCandidate candidate : code(bucket)) {
          inCode.put(candidate.getFindingKey(), candidate);
          further.addAll(outside.bucketsOf(candidate));
        }
      }
      // A place that several buckets lead to is confirmed by one parameter of all of them.
      further.removeAll(inhabited);
      for (Bucket bucket : further) {
        if (bucket.kind() == Bucket.Kind.FILE && requested.addAll(outside.keysIn(bucket))) {
          code(bucket).forEach(candidate -> inCode.put(candidate.getFindingKey(), candidate));
        }
      }
      if (changed != null) {
        requested.add(changed);
      }
      BridgeAnchors anchors = new BridgeAnchors(outside, store, routes, history);
      SortedMap<String, List<Anchor>> result = new TreeMap<>();
      for (String key : requested) {
        result.put(key, store.candidate(key).map(anchors::of).orElse(List.of()));
      }
      inCode.forEach((key, candidate) -> result.put(key, anchors.of(candidate)));
      return result;
    }

    /** One more than are joined, so that those hear of it that the last one parted. */
    private List<BridgeCandidate> code(Bucket bucket) {
      return switch (bucket.kind()) {
        case FILE -> store.inFile(bucket.weakness(), bucket.name(), BridgeAnchors.MAX_TOGETHER + 1);
        case NOWHERE -> store.inCode(bucket.weakness(), BridgeAnchors.FEW + 1);
        case ROUTE -> List.of();
      };
    }
  }
}
