/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.ingest.file.MalformedFileException;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.ScopePartitioner;
import io.sluice.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The compacted topics in Kafka, read committed and written with a transactional producer. */
final class KafkaContextLog implements ContextLog {

  /** Under the megabyte that a broker takes by default, with room for key and batch. */
  private static final int MAX_RECORD_BYTES = 1_000_000;

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int MAX_IDLE_POLLS = 60;

  private final Map<String, Object> clientConfig;
  private final String prefix;
  private final String name;
  private final EventSerdes serdes;
  private final Map<Topic<?, ?>, Serde<?>> serdeByTopic = new HashMap<>();
  private @Nullable Producer<String, byte[]> producer;

  KafkaContextLog(Map<String, ?> clientConfig, String prefix, String name) {
    this.clientConfig = Map.copyOf(clientConfig);
    this.prefix = prefix;
    this.name = prefix + "-context-" + name;
    this.serdes = new EventSerdes(clientConfig);
  }

  @Override
  public Map<String, Long> content(Topic<String, ?> topic, Predicate<String> wanted) {
    String topicName = topic.name(prefix);
    Deserializer<?> values = serde(topic).deserializer();
    Map<String, Long> content = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            consumerConfig(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topicName).stream()
              .map(info -> new TopicPartition(topicName, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new UnknownTopicOrPartitionException("there is no topic " + topicName);
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      // With read_committed these are the last stable offsets: no open transaction is waited for.
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      int idle = 0;
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        idle = records.isEmpty() ? idle + 1 : 0;
        if (idle == MAX_IDLE_POLLS) {
          throw new TimeoutException("no progress reading " + topicName);
        }
        for (ConsumerRecord<String, byte[]> record : records) {
          apply(record, values, wanted, content);
        }
      }
    }
    return content;
  }

  private static void apply(
      ConsumerRecord<String, byte[]> record,
      Deserializer<?> values,
      Predicate<String> wanted,
      Map<String, Long> content) {
    String key = record.key();
    if (key == null || !wanted.test(key)) {
      return;
    }
    if (record.value() == null) {
      content.remove(key);
      return;
    }
    try {
      Object value = values.deserialize(record.topic(), record.headers(), record.value());
      content.put(
          key,
          value instanceof SpecificRecord statement
              ? Fingerprint.of(statement)
              : Fingerprint.UNREADABLE);
    } catch (SerializationException e) {
      // Someone else wrote something else here. It is replaced rather than trusted; when the
      // registry is to blame, the producer will fail on it as well.
      content.put(key, Fingerprint.UNREADABLE);
    }
  }

  @Override
  public void begin() {
    Producer<String, byte[]> current = producer;
    if (current == null) {
      current =
          new KafkaProducer<>(producerConfig(), new StringSerializer(), new ByteArraySerializer());
      producer = current;
      current.initTransactions();
    }
    current.beginTransaction();
  }

  @Override
  public <V extends SpecificRecord> void send(Topic<String, V> topic, String key, V value) {
    String topicName = topic.name(prefix);
    byte[] bytes = serde(topic).serializer().serialize(topicName, value);
    if (bytes.length > MAX_RECORD_BYTES) {
      throw new MalformedFileException(
          "the statement about "
              + key
              + " takes "
              + bytes.length
              + " bytes; at most "
              + MAX_RECORD_BYTES
              + " fit into a record");
    }
    enqueue(new ProducerRecord<>(topicName, key, bytes));
  }

  @Override
  public void withdraw(Topic<String, ?> topic, String key) {
    enqueue(new ProducerRecord<>(topic.name(prefix), key, null));
  }

  /** A record that cannot be sent fails the commit, so its own result is not looked at. */
  private void enqueue(ProducerRecord<String, byte[]> record) {
    Future<RecordMetadata> unused = begun().send(record);
  }

  @Override
  public void commit() {
    begun().commitTransaction();
  }

  @Override
  public void abort() {
    begun().abortTransaction();
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(10));
    }
    serdes.close();
  }

  @SuppressWarnings("unchecked")
  private <V> Serde<V> serde(Topic<?, V> topic) {
    return (Serde<V>) serdeByTopic.computeIfAbsent(topic, serdes::forTopic);
  }

  private Producer<String, byte[]> begun() {
    Producer<String, byte[]> current = producer;
    if (current == null) {
      throw new IllegalStateException("no transaction has begun");
    }
    return current;
  }

  private Map<String, Object> consumerConfig() {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return config;
  }

  private Map<String, Object> producerConfig() {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, name);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
    config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, ScopePartitioner.class);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    return config;
  }
}
