/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import io.sluice.event.DeadLetterCode;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * A record could not be written. When our own output is too large, the source record is
 * dead-lettered; see {@link OversizeException} for why that is found before the producer is asked.
 * Every other failure stops the app, because state may already say that the record was written. A
 * retriable one starts the task again from the last commit.
 */
public final class BadOutputHandler implements ProductionExceptionHandler {

  @SuppressWarnings("NullAway.Init")
  private ErrorHandling handling;

  /** For Kafka Streams. */
  public BadOutputHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    handling = ErrorHandling.from(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    if (exception instanceof RetriableException) {
      return Response.retry();
    }
    // The broker answers later, so the context is that of another record: nothing to dead-letter.
    handling.logStop(context, "a record for " + record.topic() + " was not accepted", exception);
    return Response.fail();
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    if (exception instanceof OversizeException oversize && context.topic() != null) {
      return Response.resume(
          handling.deadLetter(
              context,
              SourceRecord.of(context),
              DeadLetterCode.OVERSIZE,
              String.valueOf(oversize.getMessage()),
              oversize));
    }
    String what =
        Environment.isCauseOf(exception)
            ? "the environment failed while a record for " + record.topic() + " was written"
            : "a record for " + record.topic() + " does not fit its schema";
    handling.logStop(context, what, exception);
    return Response.fail();
  }
}
