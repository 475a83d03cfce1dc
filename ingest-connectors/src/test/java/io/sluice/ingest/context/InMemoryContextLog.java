/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.topic.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Compacted topics in memory: only what was committed can be read. */
final class InMemoryContextLog implements ContextLog {

  /** Committed content, by topic suffix and key. */
  final Map<String, Map<String, SpecificRecord>> committed = new HashMap<>();

  /** Keys of each committed transaction, in order; a withdrawn key has a minus before it. */
  final List<List<String>> transactions = new ArrayList<>();

  /** Number of sends until one fails; negative for never. */
  int failAfter = -1;

  boolean closed;
  int aborted;

  private @Nullable Map<Topic<?, ?>, Map<String, @Nullable SpecificRecord>> open;

  Map<String, SpecificRecord> topic(Topic<?, ?> topic) {
    return committed.computeIfAbsent(topic.suffix(), suffix -> new TreeMap<>());
  }

  @Override
  public Map<String, Long> content(Topic<String, ?> topic, Predicate<String> wanted) {
    Map<String, Long> content = new HashMap<>();
    topic(topic)
        .forEach(
            (key, value) -> {
              if (wanted.test(key)) {
                content.put(key, Fingerprint.of(value));
              }
            });
    return content;
  }

  @Override
  public void begin() {
    open = new LinkedHashMap<>();
  }

  @Override
  public <V extends SpecificRecord> void send(Topic<String, V> topic, String key, V value) {
    put(topic, key, value);
  }

  @Override
  public void withdraw(Topic<String, ?> topic, String key) {
    put(topic, key, null);
  }

  private void put(Topic<String, ?> topic, String key, @Nullable SpecificRecord value) {
    if (failAfter == 0) {
      throw new KafkaException("the broker went away");
    }
    failAfter--;
    begun().computeIfAbsent(topic, unused -> new LinkedHashMap<>()).put(key, value);
  }

  @Override
  public void commit() {
    List<String> keys = new ArrayList<>();
    begun()
        .forEach(
            (topic, records) ->
                records.forEach(
                    (key, value) -> {
                      keys.add(value == null ? "-" + key : key);
                      if (value == null) {
                        topic(topic).remove(key);
                      } else {
                        topic(topic).put(key, value);
                      }
                    }));
    transactions.add(keys);
    open = null;
  }

  @Override
  public void abort() {
    aborted++;
    open = null;
  }

  @Override
  public void close() {
    closed = true;
  }

  private Map<Topic<?, ?>, Map<String, @Nullable SpecificRecord>> begun() {
    if (open == null) {
      throw new IllegalStateException("no transaction");
    }
    return open;
  }
}
