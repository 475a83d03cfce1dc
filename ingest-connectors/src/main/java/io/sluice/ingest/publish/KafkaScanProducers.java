/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.Category;
import io.sluice.event.ScanRecord;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.ScopePartitioner;
import io.sluice.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** Transactional Kafka producers, tuned for bulk: lz4, batches of 128 KiB. */
public final class KafkaScanProducers implements ScanProducers {

  /** Below the broker's default maximum of 15 minutes. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(10);

  private static final int BATCH_BYTES = 128 << 10;
  private static final int LINGER_MILLIS = 20;

  private final Map<String, Object> config = new HashMap<>();
  private final EventSerdes serdes;

  /**
   * @param clientConfig {@code bootstrap.servers} and what the broker's security needs; settings
   *     that the contract depends on cannot be changed by it
   * @param serdes serdes of the values; stays open
   */
  public KafkaScanProducers(Map<String, ?> clientConfig, EventSerdes serdes) {
    this.serdes = serdes;
    config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
    config.putAll(clientConfig);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, ScopePartitioner.class.getName());
  }

  @Override
  public Producer<String, ScanRecord> create(String transactionalId) {
    Map<String, Object> own = new HashMap<>(config);
    own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    own.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
    // Subject and schema depend on the topic that is written to, so one serializer fits all raw
    // ones.
    return new KafkaProducer<>(
        own, new StringSerializer(), serdes.forTopic(Topics.raw(Category.SAST)).serializer());
  }
}
