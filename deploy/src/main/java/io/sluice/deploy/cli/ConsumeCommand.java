/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.deploy.queue.Consumers;
import io.sluice.deploy.queue.EventJson;
import io.sluice.runtime.config.AppConfig;
import io.sluice.serde.AvroDeserializer;
import io.sluice.topic.TopicManifest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice consume}. */
@Command(
    name = "consume",
    description = "Print the records of a topic, decoded through the schema registry.",
    footer = {
      "",
      "Sees committed records only and joins no consumer group. Runs until Ctrl-C unless --max is",
      "given. The topic may be given with or without its prefix.",
      "",
      "Examples:",
      "  sluice consume issue.prioritized --json | jq 'select(.value.type == \"OPENED\")'",
      "  sluice consume aspm.deadletter.normalizer --from-beginning --max 10"
    })
final class ConsumeCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(500);

  @Mixin private final PlatformFlags flags;

  @Parameters(paramLabel = "TOPIC", description = "Topic, for example issue.prioritized.")
  private String topic = "";

  @Option(names = "--from-beginning", description = "All records kept, not only new ones.")
  private boolean fromBeginning;

  @Option(names = "--max", paramLabel = "N", description = "End after so many records.")
  private long max = Long.MAX_VALUE;

  @Option(
      names = "--json",
      description = "One JSON object a line: topic, partition, offset, timestamp, key, value.")
  private boolean json;

  private final Terminal terminal;

  ConsumeCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() {
    AppConfig config = Connection.of(flags);
    Map<String, Object> registry = new TreeMap<>(config.registryProperties());
    registry.put("specific.avro.reader", false);
    try (AvroDeserializer<IndexedRecord> values = new AvroDeserializer<>();
        KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                Consumers.properties(config),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
      values.configure(registry, false);
      assign(consumer, fullName(config.topicPrefix(), topic));
      long left = max;
      while (left > 0) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (left-- > 0) {
            terminal.out().println(line(record, values));
          }
        }
        if (terminal.out().checkError()) {
          break; // the reader of the pipe has gone
        }
      }
    }
    return ExitCode.OK;
  }

  /** The name as given when it has the prefix, else with it. */
  static String fullName(String prefix, String topic) {
    boolean inManifest =
        TopicManifest.bundled().topics().stream().anyMatch(entry -> entry.name().equals(topic));
    return inManifest || !topic.startsWith(prefix + ".") ? prefix + "." + topic : topic;
  }

  private void assign(KafkaConsumer<String, byte[]> consumer, String name) {
    List<PartitionInfo> found = consumer.listTopics().getOrDefault(name, List.of());
    if (found.isEmpty()) {
      throw CliException.data("there is no topic " + name + "; see: sluice topics list");
    }
    List<TopicPartition> partitions =
        found.stream().map(info -> new TopicPartition(name, info.partition())).toList();
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position); // the end of now, not of the first poll
    }
  }

  private String line(
      ConsumerRecord<String, byte[]> record, AvroDeserializer<IndexedRecord> values) {
    String value = json(record, values);
    if (!json) {
      String place = "%d@%d".formatted(record.partition(), record.offset());
      return terminal.styled(Style.DIM, place)
          + " "
          + terminal.styled(Style.CYAN, Table.oneLine(String.valueOf(record.key())))
          + " "
          + value;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.writeStartObject();
      generator.writeStringField("topic", record.topic());
      generator.writeNumberField("partition", record.partition());
      generator.writeNumberField("offset", record.offset());
      generator.writeStringField("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
      generator.writeStringField("key", record.key());
      generator.writeFieldName("value");
      generator.writeRawValue(value);
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The value as JSON: decoded Avro, a JSON text as it is, or a text that says what is wrong. */
  private static String json(
      ConsumerRecord<String, byte[]> record, AvroDeserializer<IndexedRecord> values) {
    byte @Nullable [] bytes = record.value();
    if (bytes == null) {
      return "null";
    }
    if (bytes.length > 0 && bytes[0] == '{') {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try {
      IndexedRecord event = values.deserialize(record.topic(), bytes);
      return event == null ? "null" : EventJson.of(event);
    } catch (SerializationException e) {
      return "{\"undecodable\":\"" + bytes.length + " bytes\"}";
    }
  }
}
