/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.route.Handler;
import io.sluice.correlator.route.Handler.Position;
import io.sluice.correlator.route.Resolution;
import io.sluice.correlator.route.RouteMap;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.Location;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Joins a finding from outside with code, without a trace: same class, and the code that answers
 * the request holds the source of exactly one static flow. Each further condition has to be met
 * too; else it links and says which is missing.
 */
final class RouteBridge {

  /** A route map that is less sure only links. */
  static final double MIN_CONFIDENCE = 0.8;

  /** What a merge is less sure by when the commits cannot be compared. */
  private static final double UNKNOWN_COMMIT = 0.2;

  private static final int SHOWN_HANDLERS = 3;

  private final RouteMap routes;
  private final SamePlace samePlace;

  RouteBridge(RouteMap routes, SamePlace samePlace) {
    this.routes = routes;
    this.samePlace = samePlace;
  }

  /**
   * Claims of a finding by one of its requests on code of its class.
   *
   * @param code findings in files of one name
   */
  List<Claim> claims(BridgeCandidate outside, Location request, List<BridgeCandidate> code) {
    Resolution resolution = routes.resolve(request.getMethod(), request.getUrl());
    Map<Position, List<BridgeCandidate>> byPosition = new EnumMap<>(Position.class);
    for (BridgeCandidate candidate : code) {
      byPosition
          .computeIfAbsent(position(candidate, resolution), p -> new ArrayList<>())
          .add(candidate);
    }
    List<BridgeCandidate> inside = byPosition.getOrDefault(Position.INSIDE, List.of());
    List<BridgeCandidate> matching =
        Candidates.openFirst(
            inside.stream()
                .filter(candidate -> Candidates.mayRead(candidate, request.getParameter()))
                .toList());
    List<List<BridgeCandidate>> places = samePlace.places(matching);
    if (places.size() == 1) {
      List<BridgeCandidate> place = places.getFirst();
      List<BridgeCandidate> ofCommit =
          place.stream().filter(candidate -> isCommitPossible(outside, candidate)).toList();
      return List.of(
          claim(outside, request, resolution, ofCommit.isEmpty() ? place : ofCommit, 1, true));
    }
    List<BridgeCandidate> related =
        !matching.isEmpty()
            ? matching
            : !inside.isEmpty()
                ? inside
                : byPosition.getOrDefault(
                    Position.UNCLEAR, byPosition.getOrDefault(Position.OUTSIDE, List.of()));
    List<Claim> claims = new ArrayList<>();
    for (BridgeCandidate candidate : related) {
      claims.add(claim(outside, request, resolution, List.of(candidate), places.size(), false));
    }
    return claims;
  }

  /** Links of a finding with the few findings of its class when nobody names the code. */
  List<Claim> claimsOnFew(BridgeCandidate outside, Location request, List<BridgeCandidate> code) {
    Resolution resolution = routes.resolve(request.getMethod(), request.getUrl());
    List<Claim> claims = new ArrayList<>();
    for (BridgeCandidate candidate : code) {
      claims.add(claim(outside, request, resolution, List.of(candidate), 0, false));
    }
    return claims;
  }

  private Claim claim(
      BridgeCandidate outside,
      Location request,
      Resolution resolution,
      List<BridgeCandidate> code,
      int places,
      boolean mayMerge) {
    BridgeCandidate first = code.getFirst();
    String weakness = outside.getWeaknessClass();
    String route = (request.getMethod() + ' ' + resolution.template()).strip();
    Conditions conditions = new Conditions().met("weakness class " + weakness + " in both");
    handler(conditions, route, resolution);
    if (!resolution.handlers().isEmpty()) {
      position(conditions, first, resolution);
    }
    Parameters.check(conditions, outside, request.getParameter(), first);
    if (places > 0) {
      conditions.check(
          places == 1,
          "one place of " + weakness + " in the handler",
          "one place: %d places of %s in the handler".formatted(places, weakness));
    }
    if (outside.getRequestCount() > 1) {
      conditions.missing(
          "one request: %s names %d in one finding"
              .formatted(outside.getTool(), outside.getRequestCount()));
    }
    boolean commitsKnown = outside.getCommit() != null && first.getCommit() != null;
    if (commitsKnown) {
      conditions.check(
          isCommitPossible(outside, first),
          "commit: both read the same",
          "same commit: %s and %s read different ones"
              .formatted(outside.getTool(), first.getTool()));
    } else {
      conditions.met("commit: not known of both, which makes it 0.2 less sure");
    }
    if (!resolution.handlers().isEmpty()) {
      confidence(conditions, resolution.confidence(), commitsKnown, mayMerge);
    }
    String target =
        resolution.handlers().size() == 1
            ? resolution.handlers().getFirst().text()
            : Candidates.sink(first).getPath();
    return new Claim(
        AnchorRule.ROUTED_CODE,
        outside,
        request.getParameter(),
        code,
        List.of(
            weakness,
            route,
            request.getParameter().isEmpty() ? "any parameter" : request.getParameter(),
            target),
        List.of(weakness, Candidates.text(request), Candidates.text(first, Candidates.sink(first))),
        conditions.toList(),
        mayMerge && conditions.areMet());
  }

  private static void handler(Conditions conditions, String route, Resolution resolution) {
    List<Handler> handlers = resolution.handlers();
    String sources = String.join(", ", resolution.sources());
    if (handlers.isEmpty()) {
      conditions.missing(
          resolution.known()
              ? "known code: the route " + route + " is known, but no source names its handler"
              : "known code: no route document, trace or flow source names what answers " + route);
    } else if (handlers.size() == 1) {
      conditions.met(
          "one handler: %s is answered by %s, says %s"
              .formatted(route, handlers.getFirst().text(), sources));
    } else {
      String shown =
          handlers.stream()
              .map(Handler::text)
              .limit(SHOWN_HANDLERS)
              .collect(Collectors.joining(" or "));
      conditions.missing(
          "one handler: %s is answered by %s, say %s".formatted(route, shown, sources));
    }
  }

  private void position(Conditions conditions, BridgeCandidate candidate, Resolution resolution) {
    String what = candidate.getTraced() ? "flow source" : "place";
    String place = Candidates.text(candidate, placeOf(candidate));
    switch (position(candidate, resolution)) {
      case INSIDE -> conditions.met(what + " in the handler: " + place);
      case OUTSIDE -> conditions.missing(what + " in the handler: " + place + " is outside it");
      case UNCLEAR ->
          conditions.missing(
              what
                  + " in the handler: "
                  + place
                  + " is in its file, but function or lines cannot be compared");
      case ELSEWHERE -> conditions.missing(what + " in the handler: " + place + " is elsewhere");
    }
  }

  private static void confidence(
      Conditions conditions, double confidence, boolean commitsKnown, boolean mayMerge) {
    String sure = number(confidence);
    conditions.check(
        confidence >= MIN_CONFIDENCE,
        "route map is sure by " + sure + ", at least " + number(MIN_CONFIDENCE),
        "sure route map: " + sure + " is less than " + number(MIN_CONFIDENCE));
    if (mayMerge && conditions.areMet()) {
      conditions.met(
          "together sure by " + number(commitsKnown ? confidence : confidence - UNKNOWN_COMMIT));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /**
   * Best position of a finding among the handlers. The source of a flow in a file that is known to
   * hold one handler only is in that handler, also when function and lines cannot be compared.
   */
  private Position position(BridgeCandidate candidate, Resolution resolution) {
    Location place = placeOf(candidate);
    Position best = Position.ELSEWHERE;
    for (Handler handler : resolution.handlers()) {
      Position position = handler.position(candidate.getAsset(), place, candidate.getCommit());
      if (position == Position.UNCLEAR && candidate.getTraced() && routes.isOnlyHandler(handler)) {
        position = Position.INSIDE;
      }
      best = position.compareTo(best) > 0 ? position : best;
    }
    return best;
  }

  /** The source of the flow; a tool that shows none names one place, which has to do. */
  private static Location placeOf(BridgeCandidate candidate) {
    return Candidates.source(candidate);
  }

  private static boolean isCommitPossible(BridgeCandidate outside, BridgeCandidate code) {
    return isPossible(outside.getCommit(), code.getCommit());
  }

  private static boolean isPossible(@Nullable String commit, @Nullable String other) {
    return commit == null || other == null || requireNonNull(commit).equals(other);
  }
}
