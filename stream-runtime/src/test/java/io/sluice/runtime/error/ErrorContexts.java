/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;

/** What Kafka Streams gives an exception handler. */
final class ErrorContexts {

  static final TaskId STREAM_TASK = new TaskId(0, 0);
  static final TaskId GLOBAL_TASK = new TaskId(-1, -1);

  private ErrorContexts() {}

  static ErrorHandlerContext of(TaskId task) {
    return new DefaultErrorHandlerContext(
        null,
        "aspm.in",
        1,
        2L,
        new RecordHeaders(),
        "node",
        task,
        3L,
        new byte[] {1},
        new byte[] {2});
  }

  static Map<String, Object> configuration() {
    return new ErrorHandling(
            "small",
            "aspm.deadletter.small",
            (topic, letter) -> new byte[0],
            100,
            new SimpleMeterRegistry(),
            Clock.systemUTC())
        .streamsProperties();
  }
}
