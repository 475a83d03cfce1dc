/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.correlator.route.CodePaths;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Questions to candidates. */
public final class Candidates {

  private Candidates() {}

  /** Whether a finding names requests: it was made by looking at a running application. */
  public static boolean isRequested(BridgeCandidate candidate) {
    return !candidate.getRequests().isEmpty();
  }

  /** Whether it names requests and the code that ran. */
  static boolean isTrace(BridgeCandidate candidate) {
    return isRequested(candidate) && !candidate.getFlow().isEmpty();
  }

  /** Names without extension of the files that its flow passes, sorted. */
  public static SortedSet<String> stems(BridgeCandidate candidate) {
    SortedSet<String> stems = new TreeSet<>();
    candidate.getFlow().forEach(place -> stems.add(CodePaths.stem(place.getPath())));
    return stems;
  }

  static Location source(BridgeCandidate candidate) {
    return candidate.getFlow().getFirst();
  }

  static Location sink(BridgeCandidate candidate) {
    return candidate.getFlow().getLast();
  }

  /** A request that is the only one and names method and parameter stands for one weakness. */
  static boolean isExact(BridgeCandidate candidate) {
    Location request = candidate.getRequests().getFirst();
    return candidate.getRequestCount() == 1
        && !request.getMethod().isEmpty()
        && !request.getParameter().isEmpty();
  }

  /** {@code GET /search}. */
  static String text(Location request) {
    return (request.getMethod() + ' ' + request.getUrl()).strip();
  }

  /** {@code semgrep routes/search.ts search}; lines move and are left out. */
  static String text(BridgeCandidate candidate, Location place) {
    return candidate.getTool() + ' ' + text(place.getPath(), place.getSymbol());
  }

  static String text(String path, String symbol) {
    return symbol == null || symbol.isBlank() ? path : path + ' ' + CodePaths.function(symbol);
  }

  /** Whether the parameter of a request can be the one that code reads. */
  static boolean mayRead(BridgeCandidate code, String parameter) {
    return parameter.isEmpty()
        || code.getParameters().isEmpty()
        || code.getParameters().contains(parameter);
  }

  /** The open ones, or all when none is: what is resolved makes nothing ambiguous. */
  static List<BridgeCandidate> openFirst(List<BridgeCandidate> candidates) {
    List<BridgeCandidate> open = candidates.stream().filter(BridgeCandidate::getOpen).toList();
    return open.isEmpty() ? new ArrayList<>(candidates) : open;
  }
}
