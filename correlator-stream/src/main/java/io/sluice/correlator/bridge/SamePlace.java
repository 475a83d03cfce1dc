/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.correlator.route.CodePaths;
import io.sluice.event.BridgeCandidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Counts the places that findings of one class are about. Several tools at one line, and several
 * rules of one tool, see one place. Two results of one rule are two weaknesses also there.
 */
final class SamePlace {

  private final LineHistory history;

  SamePlace(LineHistory history) {
    this.history = history;
  }

  /** Findings grouped by place, each group in the order given. */
  List<List<BridgeCandidate>> places(List<BridgeCandidate> candidates) {
    List<List<BridgeCandidate>> places = new ArrayList<>();
    for (BridgeCandidate candidate : candidates) {
      List<BridgeCandidate> place = new ArrayList<>();
      places.removeIf(
          known -> {
            boolean same = known.stream().anyMatch(other -> isSame(candidate, other));
            if (same) {
              place.addAll(known);
            }
            return same;
          });
      place.add(candidate);
      places.add(place);
    }
    List<List<BridgeCandidate>> apart = new ArrayList<>();
    for (List<BridgeCandidate> place : places) {
      if (hasResultsOfOneRule(place)) {
        place.forEach(candidate -> apart.add(List.of(candidate)));
      } else {
        apart.add(place);
      }
    }
    return apart;
  }

  private boolean isSame(BridgeCandidate candidate, BridgeCandidate other) {
    if (!candidate.getAsset().equals(other.getAsset())) {
      return false;
    }
    var place = Candidates.sink(candidate);
    var otherPlace = Candidates.sink(other);
    if (place.getStartLine() != null
        && Objects.equals(place.getStartLine(), otherPlace.getStartLine())
        && CodePaths.isSameFile(place.getPath(), otherPlace.getPath())) {
      return true;
    }
    return !candidate.getTool().equals(other.getTool())
        && !Collections.disjoint(
            history.of(candidate.getFindingKey()), history.of(other.getFindingKey()));
  }

  private static boolean hasResultsOfOneRule(List<BridgeCandidate> place) {
    Set<String> rules = new HashSet<>();
    return !place.stream()
        .allMatch(
            candidate ->
                rules.add(candidate.getTool() + '\0' + Objects.toString(candidate.getRuleId())));
  }
}
