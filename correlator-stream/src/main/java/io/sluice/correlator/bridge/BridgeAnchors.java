/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.anchor.AnchorRules;
import io.sluice.correlator.anchor.Anchors;
import io.sluice.correlator.route.Resolution;
import io.sluice.correlator.route.RouteMap;
import io.sluice.event.Anchor;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One look at the findings and routes of an application: the anchors that bridges give to a
 * finding. Each question is answered once.
 */
final class BridgeAnchors {

  /**
   * Findings of one class in files of one name, or behind one route, beyond which none is joined.
   */
  static final int MAX_TOGETHER = 256;

  /** Findings of a class that are few enough to be worth a look when nobody names the code. */
  static final int FEW = 8;

  /** Links of a finding. */
  static final int MAX_LINKS = 8;

  private final Outside outside;
  private final BridgeStore store;
  private final RouteMap routes;
  private final TraceBridge traces;
  private final RouteBridge requests;
  private final Map<Bucket, List<Claim>> claims = new HashMap<>();
  private final Map<Bucket, List<BridgeCandidate>> code = new HashMap<>();

  BridgeAnchors(Outside outside, BridgeStore store, RouteMap routes, LineHistory history) {
    this.outside = outside;
    this.store = store;
    this.routes = routes;
    SamePlace samePlace = new SamePlace(history);
    this.traces = new TraceBridge(samePlace);
    this.requests = new RouteBridge(routes, samePlace);
  }

  /** Anchors of a finding, without duplicates, strong ones first. */
  List<Anchor> of(BridgeCandidate candidate) {
    String key = candidate.getFindingKey();
    List<Anchor> strong = new ArrayList<>(knownRoute(candidate).stream().toList());
    List<Anchor> links = new ArrayList<>();
    for (Bucket bucket : outside.bucketsOf(candidate)) {
      for (Claim claim : claims(bucket)) {
        if (claim.concerns(key)) {
          Optional<String> obstacle = claim.merges() ? obstacle(claim) : Optional.empty();
          if (claim.merges() && obstacle.isEmpty()) {
            strong.add(strong(claim));
          } else {
            links.addAll(links(claim, key, obstacle));
          }
        }
      }
    }
    return Stream.concat(
            strong.stream().distinct().sorted(AnchorRules.ORDER),
            links.stream().distinct().sorted(AnchorRules.ORDER).limit(MAX_LINKS))
        .toList();
  }

  /** Findings in code of a bucket; empty when they are too many to be told apart. */
  private List<BridgeCandidate> code(Bucket bucket) {
    return code.computeIfAbsent(
        bucket,
        b ->
            switch (b.kind()) {
              case FILE ->
                  atMost(store.inFile(b.weakness(), b.name(), MAX_TOGETHER + 1), MAX_TOGETHER);
              case NOWHERE -> atMost(store.inCode(b.weakness(), FEW + 1), FEW);
              case ROUTE -> List.of();
            });
  }

  private static List<BridgeCandidate> atMost(List<BridgeCandidate> candidates, int most) {
    return candidates.size() > most ? List.of() : candidates;
  }

  private List<Claim> claims(Bucket bucket) {
    List<Claim> known = claims.get(bucket);
    if (known == null) {
      List<BridgeCandidate> requested = outside.in(bucket);
      boolean none = requested.isEmpty() || requested.size() > MAX_TOGETHER;
      known = none || code(bucket).isEmpty() ? List.of() : claims(bucket, requested, code(bucket));
      claims.put(bucket, known);
    }
    return known;
  }

  private List<Claim> claims(
      Bucket bucket, List<BridgeCandidate> requested, List<BridgeCandidate> inCode) {
    List<Claim> made = new ArrayList<>();
    for (BridgeCandidate candidate : requested) {
      if (Candidates.isTrace(candidate)) {
        made.addAll(traces.claims(candidate, inCode, reached(candidate)));
      } else if (!isTraced(candidate)) {
        for (Location request : candidate.getRequests()) {
          made.addAll(
              bucket.kind() == Bucket.Kind.NOWHERE
                  ? claimsOnFew(candidate, request, inCode)
                  : requests.claims(candidate, request, inCode));
        }
      }
    }
    return made;
  }

  private List<Claim> claimsOnFew(
      BridgeCandidate candidate, Location request, List<BridgeCandidate> inCode) {
    boolean hasHandler =
        !routes.resolve(request.getMethod(), request.getUrl()).handlers().isEmpty();
    return hasHandler ? List.of() : requests.claimsOnFew(candidate, request, inCode);
  }

  /** Whether a trace of the same request and parameter decides in place of the route map. */
  private boolean isTraced(BridgeCandidate candidate) {
    return route(candidate).stream()
        .flatMap(bucket -> outside.in(bucket).stream())
        .anyMatch(other -> Candidates.isTrace(other) && other.getOpen());
  }

  /** Places that traces of the same request and parameter ended in. */
  private int reached(BridgeCandidate trace) {
    Set<String> frames = new TreeSet<>();
    route(trace).stream()
        .flatMap(bucket -> outside.in(bucket).stream())
        .filter(other -> Candidates.isTrace(other) && other.getOpen())
        .map(Candidates::sink)
        .forEach(
            frame ->
                frames.add(
                    Candidates.text(frame.getPath(), frame.getSymbol())
                        + ' '
                        + frame.getStartLine()));
    return frames.size();
  }

  private List<Bucket> route(BridgeCandidate candidate) {
    return outside.bucketsOf(candidate.getFindingKey()).stream()
        .filter(bucket -> bucket.kind() == Bucket.Kind.ROUTE)
        .toList();
  }

  /**
   * What keeps a claim from merging although it could alone: findings by different parameters claim
   * the same place. One place is confirmed by one parameter, and nobody can say which.
   */
  private Optional<String> obstacle(Claim claim) {
    List<Claim> rivals = new ArrayList<>();
    for (BridgeCandidate place : claim.code()) {
      for (Bucket bucket : outside.bucketsOf(place)) {
        claims(bucket).stream()
            .filter(Claim::merges)
            .filter(other -> other.concerns(place.getFindingKey()))
            .forEach(rivals::add);
      }
    }
    boolean anyOpen = rivals.stream().anyMatch(rival -> rival.outside().getOpen());
    Set<String> parameters = new TreeSet<>();
    rivals.stream()
        .filter(rival -> rival.outside().getOpen() || !anyOpen)
        .forEach(rival -> parameters.add(rival.parameter()));
    parameters.add(claim.parameter());
    return parameters.size() == 1
        ? Optional.empty()
        : Optional.of(
            "missing: one parameter: findings by "
                + String.join(
                    " and ",
                    parameters.stream()
                        .map(name -> name.isEmpty() ? "no single parameter" : name)
                        .limit(4)
                        .toList())
                + " could be about this place");
  }

  private static Anchor strong(Claim claim) {
    return Anchor.newBuilder(Anchors.strong(claim.rule(), claim.value()))
        .setConditions(claim.conditions())
        .build();
  }

  /** Links of one finding of a claim; those that are resolved explain nothing. */
  private static List<Anchor> links(Claim claim, String key, Optional<String> obstacle) {
    List<String> conditions = new ArrayList<>(claim.conditions());
    obstacle.ifPresent(conditions::add);
    List<Anchor> links = new ArrayList<>();
    for (BridgeCandidate place : claim.code()) {
      boolean mine = claim.outside().getFindingKey().equals(key);
      if (claim.outside().getOpen()
          && place.getOpen()
          && (mine || place.getFindingKey().equals(key))) {
        links.add(
            Anchor.newBuilder(Anchors.weak(claim.rule(), claim.evidence()))
                .setOther(mine ? place.getFindingKey() : claim.outside().getFindingKey())
                .setConditions(conditions)
                .build());
      }
    }
    return links;
  }

  /** Joins requests whose URLs differ in a segment that the known route has a variable for. */
  private Optional<Anchor> knownRoute(BridgeCandidate candidate) {
    for (Bucket bucket : route(candidate)) {
      List<BridgeCandidate> same = outside.in(bucket);
      long urls =
          same.stream().map(other -> other.getRequests().getFirst().getUrl()).distinct().count();
      if (urls > 1 && same.size() <= MAX_TOGETHER) {
        Location request = candidate.getRequests().getFirst();
        Resolution resolution = routes.resolve(request.getMethod(), request.getUrl());
        return Optional.of(
            Anchor.newBuilder(
                    Anchors.strong(
                        AnchorRule.KNOWN_ROUTE,
                        List.of(
                            candidate.getWeaknessClass(),
                            request.getMethod() + ' ' + resolution.template(),
                            request.getParameter())))
                .setConditions(
                    List.of(
                        "weakness class " + candidate.getWeaknessClass() + " in all",
                        "one route: all URLs are of "
                            + request.getMethod()
                            + ' '
                            + resolution.template(),
                        "parameter " + request.getParameter() + " in all"))
                .build());
      }
    }
    return Optional.empty();
  }
}
