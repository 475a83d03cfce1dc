/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Orders in which the events of a world may arrive. Phases stay in order, and so do the events of
 * one stream; everything else may come before or after anything.
 */
final class Orders {

  /** As written, reversed, and shuffled. */
  static final int COUNT = 6;

  private Orders() {}

  /** The order of a number below {@link #COUNT}; 0 is as written. */
  static List<WorldEvent> of(List<WorldEvent> events, int number) {
    Map<Integer, List<WorldEvent>> phases =
        events.stream()
            .collect(Collectors.groupingBy(WorldEvent::phase, TreeMap::new, Collectors.toList()));
    List<WorldEvent> order = new ArrayList<>();
    phases.values().forEach(phase -> order.addAll(within(phase, number)));
    return order;
  }

  private static List<WorldEvent> within(List<WorldEvent> phase, int number) {
    List<WorldEvent> mixed = new ArrayList<>(phase);
    switch (number) {
      case 0 -> {
        return mixed;
      }
      case 1 -> Collections.reverse(mixed);
      default -> Collections.shuffle(mixed, new Random(number));
    }
    return inStreamOrder(mixed, phase);
  }

  /** Gives each stream's places to its events in the order in which they were written. */
  private static List<WorldEvent> inStreamOrder(List<WorldEvent> mixed, List<WorldEvent> written) {
    Map<String, List<Integer>> places = new TreeMap<>();
    for (int i = 0; i < mixed.size(); i++) {
      places.computeIfAbsent(mixed.get(i).stream(), stream -> new ArrayList<>()).add(i);
    }
    List<WorldEvent> ordered = new ArrayList<>(mixed);
    places.forEach(
        (stream, free) -> {
          List<WorldEvent> own =
              written.stream().filter(event -> event.stream().equals(stream)).toList();
          free.sort(Comparator.naturalOrder());
          for (int i = 0; i < own.size(); i++) {
            ordered.set(free.get(i), own.get(i));
          }
        });
    return ordered;
  }
}
