/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.route.CodePaths;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins a trace of a running application with code: same class, and the function that the trace
 * ended in is one of the static flow. The same file alone links.
 */
final class TraceBridge {

  private final SamePlace samePlace;

  TraceBridge(SamePlace samePlace) {
    this.samePlace = samePlace;
  }

  /**
   * Claims of a trace on the code of its class in files of its name.
   *
   * @param reached number of places that traces of the same request and parameter ended in
   */
  List<Claim> claims(BridgeCandidate trace, List<BridgeCandidate> code, int reached) {
    Location frame = Candidates.sink(trace);
    List<BridgeCandidate> inFile =
        code.stream().filter(other -> !placesInFile(trace, frame, other).isEmpty()).toList();
    List<BridgeCandidate> matching =
        Candidates.openFirst(
            inFile.stream()
                .filter(other -> isInFunction(trace, frame, other))
                .filter(other -> Candidates.mayRead(other, parameter(trace)))
                .toList());
    List<List<BridgeCandidate>> places = samePlace.places(matching);
    if (places.size() == 1) {
      return List.of(claim(trace, frame, places.getFirst(), places.size(), reached, true));
    }
    List<BridgeCandidate> related = matching.isEmpty() ? inFile : matching;
    List<Claim> claims = new ArrayList<>();
    for (BridgeCandidate other : related) {
      claims.add(claim(trace, frame, List.of(other), places.size(), reached, false));
    }
    return claims;
  }

  private static Claim claim(
      BridgeCandidate trace,
      Location frame,
      List<BridgeCandidate> code,
      int places,
      int reached,
      boolean mayMerge) {
    BridgeCandidate first = code.getFirst();
    String function = function(frame);
    Conditions conditions =
        new Conditions().met("weakness class " + trace.getWeaknessClass() + " in both");
    boolean inFunction = isInFunction(trace, frame, first);
    conditions.check(
        inFunction,
        "trace and code are in function " + function + " of " + frame.getPath(),
        "same function: the trace ended in "
            + (function.isEmpty() ? "no named function" : function)
            + " of "
            + frame.getPath()
            + ", "
            + first.getTool()
            + " names "
            + functionsInFile(trace, frame, first));
    Parameters.check(conditions, trace, parameter(trace), first);
    if (inFunction) {
      conditions.check(
          places == 1,
          "one place of " + trace.getWeaknessClass() + " in the function",
          "one place: %d places of %s in the function".formatted(places, trace.getWeaknessClass()));
    }
    if (reached > 1) {
      conditions.missing(
          "one sink: traces of this request and parameter ended in %d places".formatted(reached));
    }
    return new Claim(
        AnchorRule.TRACED_CODE,
        trace,
        parameter(trace),
        code,
        List.of(
            trace.getWeaknessClass(),
            Candidates.text(Candidates.sink(first).getPath(), frame.getSymbol()),
            parameter(trace).isEmpty() ? "any parameter" : parameter(trace)),
        List.of(
            trace.getWeaknessClass(),
            Candidates.text(trace, frame),
            Candidates.text(first, Candidates.sink(first))),
        conditions.toList(),
        mayMerge && conditions.areMet());
  }

  private static boolean isInFunction(
      BridgeCandidate trace, Location frame, BridgeCandidate other) {
    return placesInFile(trace, frame, other).stream()
        .anyMatch(
            place ->
                !text(frame.getSymbol()).isEmpty()
                    && !text(place.getSymbol()).isEmpty()
                    && CodePaths.isSameSymbol(text(frame.getSymbol()), text(place.getSymbol())));
  }

  private static List<Location> placesInFile(
      BridgeCandidate trace, Location frame, BridgeCandidate other) {
    return CodePaths.isSameRepository(trace.getAsset(), other.getAsset())
        ? other.getFlow().stream()
            .filter(place -> CodePaths.isSameFile(frame.getPath(), place.getPath()))
            .toList()
        : List.of();
  }

  private static String functionsInFile(
      BridgeCandidate trace, Location frame, BridgeCandidate other) {
    List<String> functions =
        placesInFile(trace, frame, other).stream()
            .map(TraceBridge::function)
            .filter(name -> !name.isEmpty())
            .distinct()
            .limit(3)
            .toList();
    return functions.isEmpty() ? "none" : String.join(", ", functions);
  }

  private static String function(Location place) {
    return CodePaths.function(text(place.getSymbol()));
  }

  /** A trace of several requests names no one parameter. */
  private static String parameter(BridgeCandidate trace) {
    return trace.getRequestCount() == 1 ? trace.getRequests().getFirst().getParameter() : "";
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }
}
