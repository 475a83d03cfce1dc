/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The registry did not do what was asked. Two families matter to callers: {@link
 * SchemaRegistryUnavailableException} is about the environment and may pass, so stop and start
 * again; every other subclass is about the schema and will not pass by waiting.
 *
 * <p>It is a {@link KafkaException}, so Kafka's clients pass it on unchanged.
 */
public class SchemaRegistryException extends KafkaException {

  /** Stands for a status or error code that the registry did not give. */
  public static final int NONE = 0;

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int errorCode;

  SchemaRegistryException(String message, int status, int errorCode, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.errorCode = errorCode;
  }

  /** HTTP status of the last answer, or {@link #NONE} when there was no answer. */
  public int status() {
    return status;
  }

  /**
   * Error code of the registry's protocol, for example 40403 for an unknown schema id, or {@link
   * #NONE} when the answer had none.
   */
  public int errorCode() {
    return errorCode;
  }
}
