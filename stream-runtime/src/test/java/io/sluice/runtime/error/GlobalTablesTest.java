/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.DeadLetterCode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** On the handlers themselves: the test driver fills global tables with a handler of its own. */
class GlobalTablesTest {

  @Test
  void shouldStopAtRecordOfGlobalTableThatCannotBeRead() {
    assertThat(unreadable(ErrorContexts.GLOBAL_TASK))
        .isEqualTo(DeserializationExceptionHandler.Result.FAIL);
    assertThat(unreadable(ErrorContexts.STREAM_TASK))
        .isEqualTo(DeserializationExceptionHandler.Result.RESUME);
  }

  @Test
  void shouldStopAtBadRecordOfGlobalTable() {
    assertThat(bad(ErrorContexts.GLOBAL_TASK)).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    assertThat(bad(ErrorContexts.STREAM_TASK)).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
  }

  private static DeserializationExceptionHandler.Result unreadable(TaskId task) {
    BadInputHandler handler = new BadInputHandler();
    handler.configure(ErrorContexts.configuration());
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("aspm.in", 1, 2L, new byte[] {1}, new byte[] {2});
    return handler
        .handleError(ErrorContexts.of(task), record, new SerializationException("x"))
        .result();
  }

  private static ProcessingExceptionHandler.Result bad(TaskId task) {
    BadRecordHandler handler = new BadRecordHandler();
    handler.configure(ErrorContexts.configuration());
    return handler
        .handleError(
            ErrorContexts.of(task),
            new Record<>("key", "value", 3L),
            new BadRecordException(DeadLetterCode.INVALID, "x"))
        .result();
  }
}
