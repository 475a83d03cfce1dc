/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/**
 * Under which subject the schema of a record is registered. The names are those of Confluent's
 * strategy classes, of which the configuration may give the full or the simple name.
 */
enum SubjectNameStrategy {
  /** {@code <topic>-value}: one line of versions a topic. The default. */
  TOPIC("TopicNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return topic + (isKey ? "-key" : "-value");
    }
  },
  /** Full name of the record: one line of versions a type, whatever the topic. */
  RECORD("RecordNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return schema.getFullName();
    }
  },
  /** {@code <topic>-<full name of the record>}. */
  TOPIC_RECORD("TopicRecordNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return topic + "-" + schema.getFullName();
    }
  };

  private final String className;

  SubjectNameStrategy(String className) {
    this.className = className;
  }

  abstract String subject(String topic, boolean isKey, Schema schema);

  static SubjectNameStrategy named(String key, String name) {
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    return Stream.of(values())
        .filter(strategy -> strategy.className.equals(simpleName))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> known = Stream.of(values()).map(value -> value.className).toList();
              return new ConfigException(key, name, "must be one of " + known);
            });
  }
}
