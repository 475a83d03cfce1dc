/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import io.sluice.event.DeadLetterCode;
import io.sluice.registry.SchemaRegistryException;
import org.apache.avro.AvroTypeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Why a record cannot be read, in a code and in words that quote nothing of it. */
final class UnreadableRecord {

  /** How our deserializer's messages about the schema of a record begin. */
  private static final String ABOUT_SCHEMA = "schema ";

  private UnreadableRecord() {}

  static DeadLetterCode code(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean aboutSchema =
        cause instanceof SchemaRegistryException
            || cause instanceof AvroTypeException
            || (isOwnWords(failure, cause)
                && String.valueOf(failure.getMessage()).startsWith(ABOUT_SCHEMA));
    return aboutSchema ? DeadLetterCode.SCHEMA_MISMATCH : DeadLetterCode.UNPARSABLE;
  }

  static String reason(Throwable failure) {
    if (isOwnWords(failure, failure.getCause())) {
      return String.valueOf(failure.getMessage());
    }
    String what =
        code(failure) == DeadLetterCode.SCHEMA_MISMATCH
            ? "written with a schema that cannot be read as this topic's"
            : "key or value cannot be decoded";
    return what + " (" + Reasons.classes(failure) + ")";
  }

  /**
   * Whether a message is made of lengths, ids and type names only. That of a decoder's exception,
   * which is then the cause, may quote the value.
   */
  private static boolean isOwnWords(Throwable failure, @Nullable Throwable cause) {
    return failure.getClass() == SerializationException.class
        && (cause == null || cause instanceof SchemaRegistryException);
  }
}
