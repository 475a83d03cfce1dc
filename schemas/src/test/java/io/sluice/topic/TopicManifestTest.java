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

  @Test
  void shouldBeDocumented() throws java.io.IOException {
    java.nio.file.Path page = java.nio.file.Path.of("..", "docs", "topics.md");
    String expected = page(manifest);
    if (Boolean.getBoolean("sluice.updateSnapshots")) {
      java.nio.file.Files.writeString(page, expected);
    }

    assertThat(page)
        .as("docs/topics.md; -Dsluice.updateSnapshots=true rewrites it")
        .hasContent(expected);
  }

  private static String page(TopicManifest manifest) {
    StringBuilder page =
        new StringBuilder(
            """
            # Topics

            Generated from `topics.json`; do not edit. Names follow a prefix, `aspm.` by default. A key is placed by
            its part before the first `|`; topics of one group have the same number of partitions.

            | topic | key | value | group | partitions | kept | content |
            |---|---|---|---|---|---|---|
            """);
    for (TopicManifest.Entry entry : manifest.topics()) {
      page.append(
          "| `%s` | `%s` | %s | %s | %d | %s | %s |\n"
              .formatted(
                  entry.name(),
                  entry.key().replace("|", "\\|"),
                  entry.value(),
                  entry.group(),
                  entry.partitions(),
                  entry.cleanup() == TopicManifest.Cleanup.COMPACT
                      ? "compacted"
                      : entry.retentionHours() / 24 + " days",
                  entry.description()));
    }
    return page.toString();
  }

  private static List<Topic<?, ?>> topicsInCode() throws IllegalAccessException {
    List<Topic<?, ?>> topics = new ArrayList<>(Topics.allRaw());
    for (var field :
        Arrays.stream(Topics.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .toList()) {
      topics.add((Topic<?, ?>) field.get(null));
    }
    for (String app : List.of("normalizer", "correlator", "causes", "scorer")) {
      topics.add(Topics.deadLetter(app));
    }
    return topics;
  }
}
