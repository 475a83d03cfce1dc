/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.topic;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The truth about topics: name, key, value schema, partitions, cleanup, retention and co-partition
 * group, read from {@code topics.json} beside this class. The create step, the check at start, the
 * documentation table and the constants of {@link Topics} follow it.
 */
public record TopicManifest(List<Entry> topics) {

  private static final String PRODUCER = "producer";

  /** What a topic keeps. */
  public enum Cleanup {
    /** Old segments are deleted after the retention time. */
    DELETE,
    /** The last record of each key is kept. */
    COMPACT
  }

  /**
   * One topic.
   *
   * @param name suffix after the prefix
   * @param key form of the key, for readers
   * @param value simple name of the event class, or {@code json}
   * @param group topics of one group have the same number of partitions and the same partitioning
   * @param partitions number of partitions unless configured otherwise for the group
   * @param retentionHours kept that long when cleanup is DELETE; 0 for compacted topics
   * @param compression codec that the broker stores it with; {@code producer} keeps what it was
   *     sent with. What foreign clients read is stored as gzip, the only codec that all of them
   *     know without an add-on.
   * @param description what it holds
   */
  public record Entry(
      String name,
      String key,
      String value,
      String group,
      int partitions,
      Cleanup cleanup,
      int retentionHours,
      String compression,
      String description) {

    /** Topic configuration that the broker must have. */
    public Map<String, String> configs() {
      Map<String, String> configs = new TreeMap<>();
      if (cleanup == Cleanup.COMPACT) {
        configs.put("cleanup.policy", "compact");
      } else {
        configs.put("cleanup.policy", "delete");
        configs.put("retention.ms", Long.toString(Duration.ofHours(retentionHours).toMillis()));
      }
      if (!compression.equals(PRODUCER)) {
        configs.put("compression.type", compression);
      }
      return configs;
    }
  }

  /** Reads the bundled manifest. */
  public static TopicManifest bundled() {
    try (InputStream in = TopicManifest.class.getResourceAsStream("topics.json")) {
      if (in == null) {
        throw new IllegalStateException("topics.json is missing from the class path");
      }
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build()
          .readValue(in, TopicManifest.class);
    } catch (IOException e) {
      throw new UncheckedIOException("topics.json cannot be read", e);
    }
  }

  /** Entry of a topic, by its suffix. */
  public Optional<Entry> find(Topic<?, ?> topic) {
    return topics.stream().filter(entry -> entry.name().equals(topic.suffix())).findFirst();
  }
}
