/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import org.apache.kafka.common.errors.SerializationException;

/**
 * A value is larger than what the producer may send. Found while serializing, because in a
 * transaction a refused {@code send} dooms the transaction (KafkaProducer turns it into an
 * abortable error), whereas here the record can still be dead-lettered.
 */
public final class OversizeException extends SerializationException {

  private static final long serialVersionUID = 1L;

  /** Exception for a value of that many bytes. */
  public OversizeException(String topic, int bytes, int limit) {
    super(
        "value for %s has %d bytes, more than the %d that can be sent"
            .formatted(topic, bytes, limit));
  }
}
