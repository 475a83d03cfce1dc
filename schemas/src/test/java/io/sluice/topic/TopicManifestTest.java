/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicManifestTest {

  private final TopicManifest manifest = TopicManifest.bundled();

  @Test
  void shouldListExactlyTheTopicsThatTheCodeKnows() throws IllegalAccessException {
    assertThat(manifest.topics())
        .extracting(TopicManifest.Entry::name)
        .containsExactlyInAnyOrderElementsOf(topicsInCode().stream().map(Topic::suffix).toList());
  }

  @Test
  void shouldNameTheValueTypeThatTheCodeUses() throws IllegalAccessException {
    for (Topic<?, ?> topic : topicsInCode()) {
      String expected =
          topic.valueType() == String.class ? "json" : topic.valueType().getSimpleName();
      assertThat(manifest.find(topic).orElseThrow().value()).as(topic.suffix()).isEqualTo(expected);
    }
  }

  @Test
  void shouldGiveAllTopicsOfACoPartitionGroupTheSameNumberOfPartitions() {
    manifest.topics().stream()
        .collect(Collectors.groupingBy(TopicManifest.Entry::group))
        .forEach(
            (group, entries) ->
                assertThat(entries.stream().map(TopicManifest.Entry::partitions).distinct())
                    .as(group)
                    .hasSize(1));
  }

  @Test
  void shouldRetainOnlyWhatIsNotCompacted() {
    assertThat(manifest.topics())
        .allSatisfy(
            entry ->
                assertThat(entry.retentionHours() > 0)
                    .as(entry.name())
                    .isEqualTo(entry.cleanup() == TopicManifest.Cleanup.DELETE));
  }

  private static List<Topic<?, ?>> topicsInCode() throws IllegalAccessException {
    List<Topic<?, ?>> topics = new ArrayList<>(Topics.allRaw());
    for (var field :
        Arrays.stream(Topics.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .toList()) {
      topics.add((Topic<?, ?>) field.get(null));
    }
    for (String app : List.of("normalizer", "correlator", "scorer")) {
      topics.add(Topics.deadLetter(app));
    }
    return topics;
  }
}
