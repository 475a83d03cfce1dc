/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A processor threw. Only {@link BadRecordException} says that the record is at fault; everything
 * else is a broken environment or a bug, and going on would lose records or write wrong state.
 */
public final class BadRecordHandler implements ProcessingExceptionHandler {

  @SuppressWarnings("NullAway.Init")
  private ErrorHandling handling;

  /** For Kafka Streams. */
  public BadRecordHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    handling = ErrorHandling.from(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
    if (exception instanceof BadRecordException bad) {
      // A punctuator has no record: there is nothing to dead-letter and nothing to skip.
      if (record == null || context.topic() == null) {
        handling.logStop(context, "a punctuator reported a bad record", exception);
        return Response.fail();
      }
      if (GlobalTables.isSourceOf(context)) {
        handling.logStop(context, "a global table was given a bad record", exception);
        return Response.fail();
      }
      return Response.resume(
          handling.deadLetter(
              context, SourceRecord.of(context, record), bad.code(), bad.reason(), exception));
    }
    String what =
        Environment.isCauseOf(exception)
            ? "the environment failed while a record was processed"
            : "a bug, or state that should not be";
    handling.logStop(context, what, exception);
    return Response.fail();
  }
}
