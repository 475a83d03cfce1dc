/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.SerializationExceptionOrigin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadOutputHandlerTest {

  private final BadOutputHandler handler = new BadOutputHandler();

  @BeforeEach
  void configure() {
    handler.configure(ErrorContexts.configuration());
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
    return ErrorContexts.of(ErrorContexts.STREAM_TASK);
  }
}
