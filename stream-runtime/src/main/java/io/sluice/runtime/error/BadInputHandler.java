/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import io.sluice.event.DeadLetterCode;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * A record could not be read. That is the record's fault, unless the environment is somewhere among
 * the causes: an outage of the registry looks like a deserialization error, and skipping records
 * then would lose all of them.
 */
public final class BadInputHandler implements DeserializationExceptionHandler {

  @SuppressWarnings("NullAway.Init")
  private ErrorHandling handling;

  /** For Kafka Streams. */
  public BadInputHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    handling = ErrorHandling.from(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (Environment.isCauseOf(exception)) {
      handling.logStop(context, "the environment failed while a record was read", exception);
      return Response.fail();
    }
    if (GlobalTables.isSourceOf(context)) {
      handling.logStop(context, "a record of a global table cannot be read", exception);
      return Response.fail();
    }
    DeadLetterCode code = UnreadableRecord.code(exception);
    return Response.resume(
        handling.deadLetter(
            context,
            new SourceRecord(record.key(), record.value()),
            code,
            UnreadableRecord.reason(exception),
            exception));
  }
}
