/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.event.DeadLetter;
import io.sluice.event.DeadLetterCode;
import io.sluice.runtime.metrics.SluiceMetric;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the three exception handlers of one app share: how a dead letter is made, counted and
 * logged. Kafka Streams makes the handlers itself from their class names, so this object travels to
 * them as a value of the Streams configuration.
 *
 * <p>Kafka Streams sends the dead letter with its own producer (KIP-1034), hence under exactly-once
 * in the same transaction as everything else of the record: it appears once.
 */
public final class ErrorHandling {

  /** Key of the Streams configuration under which the handlers find this object. */
  static final String CONFIG = "sluice.error.handling";

  private static final Logger LOG = LoggerFactory.getLogger(ErrorHandling.class);

  private final String app;
  private final String topic;
  private final DeadLetterFactory factory;
  private final Serializer<DeadLetter> serializer;
  private final MeterRegistry meters;
  private final Set<DeadLetterCode> warned = EnumSet.noneOf(DeadLetterCode.class);

  /**
   * Error handling of an app.
   *
   * @param app name of the app
   * @param topic full name of its dead-letter topic
   * @param serializer of dead letters
   * @param largestPayload bytes of a payload above which a dead letter goes without it
   * @param clock says when a record failed
   */
  public ErrorHandling(
      String app,
      String topic,
      Serializer<DeadLetter> serializer,
      int largestPayload,
      MeterRegistry meters,
      Clock clock) {
    this.app = app;
    this.topic = topic;
    this.serializer = serializer;
    this.meters = meters;
    this.factory = new DeadLetterFactory(app, largestPayload, clock);
    // A series that exists from the start lets an alert on its rate see the first one.
    for (DeadLetterCode code : DeadLetterCode.values()) {
      SluiceMetric.DEAD_LETTERS.counter(meters, app, code.name());
    }
  }

  /** Streams configuration that installs the handlers. */
  public Map<String, Object> streamsProperties() {
    return Map.of(
        CONFIG,
        this,
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        BadInputHandler.class.getName(),
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        BadRecordHandler.class.getName(),
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
        BadOutputHandler.class.getName(),
        // Off, an error in a global table would pass our handler by.
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG,
        true);
  }

  static ErrorHandling from(Map<String, ?> configs) {
    if (configs.get(CONFIG) instanceof ErrorHandling handling) {
      return handling;
    }
    throw new ConfigException(CONFIG + " is missing; it is set by StreamContext");
  }

  /**
   * Dead letter of the record at hand, counted and logged. When the schema registry is away, this
   * throws, and the app stops as it should.
   */
  List<ProducerRecord<byte[], byte[]>> deadLetter(
      ErrorHandlerContext source,
      SourceRecord record,
      DeadLetterCode code,
      String reason,
      Throwable cause) {
    DeadLetter letter = factory.create(source, record, code, reason, cause);
    ProducerRecord<byte[], byte[]> produced =
        new ProducerRecord<>(
            topic,
            null,
            Math.max(0L, source.timestamp()),
            record.key(),
            serializer.serialize(topic, letter));
    SluiceMetric.DEAD_LETTERS.counter(meters, app, code.name()).increment();
    log(letter);
    return List.of(produced);
  }

  /** Says once that the app stops, why, and what happens to the record. */
  void logStop(ErrorHandlerContext source, String what, Throwable cause) {
    LOG.error(
        "{} stops at {}-{}@{} in {}: {} ({}); the record is processed again after the restart",
        app,
        source.topic(),
        source.partition(),
        source.offset(),
        source.processorNodeId(),
        what,
        Reasons.classes(cause));
  }

  private void log(DeadLetter letter) {
    String message = "{} dead-lettered {}-{}@{} as {}: {}";
    Object[] arguments = {
      app,
      letter.getTopic(),
      letter.getPartition(),
      letter.getOffset(),
      letter.getCode(),
      letter.getReason()
    };
    if (isFirst(letter.getCode())) {
      LOG.warn(message + " (more of this code: see DEBUG and the metric)", arguments);
    } else {
      LOG.debug(message, arguments);
    }
  }

  private boolean isFirst(DeadLetterCode code) {
    synchronized (warned) {
      return warned.add(code);
    }
  }
}
