/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.topic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Topics of one co-partition group have to have the same number of partitions: equal keys of two
 * topics would otherwise reach different tasks, and joins would silently find nothing.
 */
final class CoPartitions {

  private CoPartitions() {}

  /** Differences from the number that most topics of the group have. */
  static List<TopicDifference> differences(String group, Map<String, Integer> partitions) {
    Map<Integer, Long> topicsByCount =
        partitions.values().stream()
            .collect(Collectors.groupingBy(count -> count, TreeMap::new, Collectors.counting()));
    if (topicsByCount.size() < 2) {
      return List.of();
    }
    int usual =
        topicsByCount.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElseThrow();
    return partitions.entrySet().stream()
        .filter(entry -> entry.getValue() != usual)
        .map(
            entry ->
                TopicDifference.error(
                    entry.getKey(),
                    "has %d partitions, others of group '%s' have %d"
                        .formatted(entry.getValue(), group, usual)))
        .toList();
  }
}
