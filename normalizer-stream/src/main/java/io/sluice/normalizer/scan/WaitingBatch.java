/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static java.util.Comparator.comparingInt;

import io.sluice.event.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Results of one identity that wait for the end of their scan.
 *
 * @param base the identity
 * @param group its occurrences
 * @param sightings the results, in the order of the file
 */
record WaitingBatch(String base, OccurrenceGroup group, List<Sighting> sightings) {

  /** Hands over what waits in a scope, identity by identity. */
  static void each(ScanMemory memory, String scope, Consumer<WaitingBatch> action) {
    String[] base = {""};
    List<Sighting> sightings = new ArrayList<>();
    memory.eachWaiting(
        scope,
        (next, finding) -> {
          if (!next.equals(base[0])) {
            hand(memory, scope, base[0], sightings, action);
            base[0] = next;
          }
          sightings.add(Sighting.of(finding));
        });
    hand(memory, scope, base[0], sightings, action);
  }

  private static void hand(
      ScanMemory memory,
      String scope,
      String base,
      List<Sighting> sightings,
      Consumer<WaitingBatch> action) {
    if (sightings.isEmpty()) {
      return;
    }
    List<Sighting> inFileOrder =
        sightings.stream()
            .sorted(comparingInt(Sighting::position).thenComparingLong(Sighting::content))
            .toList();
    Finding any = sightings.getFirst().finding();
    OccurrenceGroup group =
        memory.group(scope, base).orElse(OccurrenceGroup.empty(any.getIdentityVersion()));
    sightings.clear();
    action.accept(new WaitingBatch(base, group, inFileOrder));
  }
}
