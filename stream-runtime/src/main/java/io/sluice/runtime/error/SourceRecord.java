/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of the record that failed, as far as they are known. Kafka Streams lets go of them when the
 * record at hand has caused its first output or changelog record, and in a punctuator there are
 * none; behind a repartition topic they are those of the repartitioned record.
 */
// The arrays are handed on to the producer and never changed.
@SuppressWarnings("ArrayRecordComponent")
record SourceRecord(byte @Nullable [] key, byte @Nullable [] value) {

  static SourceRecord of(ErrorHandlerContext context) {
    return new SourceRecord(context.sourceRawKey(), context.sourceRawValue());
  }

  /** With the key of the record that a processor was given, when the source's is gone. */
  static SourceRecord of(ErrorHandlerContext context, @Nullable Record<?, ?> processed) {
    if (context.sourceRawKey() == null
        && processed != null
        && processed.key() instanceof String key) {
      return new SourceRecord(key.getBytes(UTF_8), context.sourceRawValue());
    }
    return of(context);
  }
}
