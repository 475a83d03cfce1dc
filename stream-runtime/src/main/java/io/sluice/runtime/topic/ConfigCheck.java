/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.topic;

import io.sluice.topic.TopicManifest.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;

/** Compares the configuration of one topic with its manifest entry. */
final class ConfigCheck {

  private static final String CLEANUP = "cleanup.policy";
  private static final String UNKNOWN = "unknown";

  private ConfigCheck() {}

  static List<TopicDifference> differences(String topic, Entry entry, Config actual) {
    List<TopicDifference> differences = new ArrayList<>();
    for (Map.Entry<String, String> expected : entry.configs().entrySet()) {
      String found = value(actual, expected.getKey());
      if (same(expected.getKey(), expected.getValue(), found)) {
        continue;
      }
      String description =
          "%s is %s, expected %s".formatted(expected.getKey(), found, expected.getValue());
      differences.add(
          expected.getKey().equals(CLEANUP)
              ? TopicDifference.error(topic, description)
              : TopicDifference.warning(topic, description));
    }
    return differences;
  }

  private static boolean same(String key, String expected, String found) {
    return key.equals(CLEANUP) ? words(expected).equals(words(found)) : expected.equals(found);
  }

  private static Set<String> words(String list) {
    Set<String> words = new TreeSet<>();
    for (String word : list.split(",", -1)) {
      words.add(word.strip());
    }
    return words;
  }

  private static String value(Config config, String key) {
    ConfigEntry entry = config.get(key);
    return entry == null || entry.value() == null ? UNKNOWN : entry.value();
  }
}
