/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import io.sluice.event.DeadLetter;
import io.sluice.event.DeadLetterCode;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/** Makes the value of a dead letter: what failed, where it was read, why, and its bytes. */
final class DeadLetterFactory {

  private final String app;
  private final int largestPayload;
  private final Clock clock;

  DeadLetterFactory(String app, int largestPayload, Clock clock) {
    this.app = app;
    this.largestPayload = largestPayload;
    this.clock = clock;
  }

  DeadLetter create(
      ErrorHandlerContext source,
      SourceRecord record,
      DeadLetterCode code,
      String reason,
      Throwable cause) {
    byte[] value = record.value();
    // A dead letter that is itself too large could not be sent and would stop the app.
    int size = value == null ? 0 : value.length;
    boolean fits = size <= largestPayload;
    String note = fits ? "" : " (payload of " + size + " bytes left out; read it at its offset)";
    return DeadLetter.newBuilder()
        .setCode(code)
        .setReason(Reasons.clean(reason) + note)
        .setApp(app)
        .setTopic(source.topic() == null ? "" : source.topic())
        .setPartition(source.partition())
        .setOffset(source.offset())
        .setKey(wrap(record.key()))
        .setPayload(fits ? wrap(value) : null)
        .setException(cause.getClass().getName())
        .setFailedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .build();
  }

  private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
