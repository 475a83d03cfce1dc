/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrdersTest {

  private final List<World> worlds = Corpus.read(Corpus.CATEGORIES);

  @Test
  void shouldKeepPhasesAndStreamsInOrder() {
    for (World world : worlds) {
      for (int number = 0; number < Orders.COUNT; number++) {
        List<WorldEvent> order = Orders.of(world.events(), number);
        assertThat(order).containsExactlyInAnyOrderElementsOf(world.events());
        assertThat(order).extracting(WorldEvent::phase).isSorted();
        for (String stream : order.stream().map(WorldEvent::stream).distinct().toList()) {
          assertThat(ofStream(order, stream)).isEqualTo(ofStream(world.events(), stream));
        }
      }
    }
  }

  @Test
  void shouldTryDifferentOrders() {
    World largest =
        worlds.stream().max((a, b) -> a.events().size() - b.events().size()).orElseThrow();
    Set<List<WorldEvent>> orders = new HashSet<>();
    for (int number = 0; number < Orders.COUNT; number++) {
      orders.add(Orders.of(largest.events(), number));
    }

    assertThat(orders).hasSize(Orders.COUNT);
  }

  private static List<WorldEvent> ofStream(List<WorldEvent> events, String stream) {
    // A phase comes before the next one even within a stream.
    return events.stream()
        .filter(event -> event.stream().equals(stream))
        .sorted((a, b) -> a.phase() - b.phase())
        .toList();
  }
}
