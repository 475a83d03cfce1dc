/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.SerializationExceptionOrigin;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadOutputHandlerTest {

  private final BadOutputHandler handler = new BadOutputHandler();

  @BeforeEach
  void configure() {
    ErrorHandling handling =
        new ErrorHandling(
            "small",
            "aspm.deadletter.small",
            (topic, letter) -> new byte[0],
            100,
            new SimpleMeterRegistry(),
            Clock.systemUTC());
    handler.configure(handling.streamsProperties());
  }

  @Test
  void shouldStartTaskAgainWhenSendMayBeRepeated() {
    var response = handler.handleError(context(), record(), new NotLeaderOrFollowerException("x"));

    assertThat(response.result()).isEqualTo(Result.RETRY);
  }

  @Test
  void shouldStopWhenBrokerRefusesRecord() {
    var response = handler.handleError(context(), record(), new RecordTooLargeException("x"));

    assertThat(response.result()).isEqualTo(Result.FAIL);
    assertThat(response.deadLetterQueueRecords()).isEmpty();
  }

  @Test
  void shouldStopWhenOutputDoesNotFitSchema() {
    var response =
        handler.handleSerializationError(
            context(),
            record(),
            new SerializationException("x"),
            SerializationExceptionOrigin.VALUE);

    assertThat(response.result()).isEqualTo(Result.FAIL);
  }

  @Test
  void shouldDeadLetterOversizeOutput() {
    var response =
        handler.handleSerializationError(
            context(),
            record(),
            new OversizeException("aspm.out", 2, 1),
            SerializationExceptionOrigin.VALUE);

    assertThat(response.result()).isEqualTo(Result.RESUME);
    assertThat(response.deadLetterQueueRecords()).hasSize(1);
  }

  @Test
  void shouldRefuseToWorkUnconfigured() {
    assertThatThrownBy(() -> new BadOutputHandler().configure(Map.of()))
        .isInstanceOf(ConfigException.class);
  }

  private static ProducerRecord<byte[], byte[]> record() {
    return new ProducerRecord<>("aspm.out", new byte[0]);
  }

  private static ErrorHandlerContext context() {
    return new DefaultErrorHandlerContext(
        null,
        "aspm.in",
        1,
        2L,
        new RecordHeaders(),
        "node",
        new TaskId(0, 0),
        3L,
        new byte[] {1},
        new byte[] {2});
  }
}
