/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.topic.Topic;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * The compacted topics as the publisher sees them: their current content, and one transaction at a
 * time. Not safe for use by several threads.
 */
interface ContextLog extends AutoCloseable {

  /**
   * {@link Fingerprint} of the last committed record of each wanted key. A withdrawn key is not in
   * it; a record that cannot be read has {@link Fingerprint#UNREADABLE}.
   */
  Map<String, Long> content(Topic<String, ?> topic, Predicate<String> wanted);

  void begin();

  /** Puts a record into the transaction. */
  <V extends SpecificRecord> void send(Topic<String, V> topic, String key, V value);

  /** Puts the withdrawal of a key into the transaction. */
  void withdraw(Topic<String, ?> topic, String key);

  /** Makes everything since {@link #begin} visible at once. */
  void commit();

  /** Drops everything since {@link #begin}. */
  void abort();

  @Override
  void close();
}
