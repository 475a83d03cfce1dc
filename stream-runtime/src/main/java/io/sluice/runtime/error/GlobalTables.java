/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Recognizes the thread that fills global tables. It has no producer, so Kafka Streams would drop a
 * dead letter of it with a line in the log, and the record would be lost; it has to stop instead.
 */
final class GlobalTables {

  /** Sub-topology in the id of its task ({@code GlobalProcessorContextImpl}). */
  private static final int SUBTOPOLOGY = -1;

  private GlobalTables() {}

  static boolean isSourceOf(ErrorHandlerContext context) {
    return context.taskId().subtopology() == SUBTOPOLOGY;
  }
}
