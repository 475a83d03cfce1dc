/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The Confluent wire format: a zero byte, the schema id as four bytes in big-endian order, then the
 * Avro binary encoding of the datum.
 */
final class WireFormat {

  /** Bytes before the datum. */
  static final int HEADER_LENGTH = 5;

  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** Writes the five bytes at the start of an array. */
  static void putHeader(byte[] target, int schemaId) {
    target[0] = MAGIC;
    target[1] = (byte) (schemaId >>> 24);
    target[2] = (byte) (schemaId >>> 16);
    target[3] = (byte) (schemaId >>> 8);
    target[4] = (byte) schemaId;
  }

  /**
   * Schema id of a record.
   *
   * @throws SerializationException when the bytes cannot be a record of this format
   */
  static int schemaId(byte[] source, int offset, int length) {
    if (length < HEADER_LENGTH) {
      throw new SerializationException(
          "not in the Confluent wire format: " + length + " bytes, at least 5 needed");
    }
    if (source[offset] != MAGIC) {
      throw new SerializationException(
          "not in the Confluent wire format: first byte is " + source[offset] + ", not 0");
    }
    return (source[offset + 1] & 0xff) << 24
        | (source[offset + 2] & 0xff) << 16
        | (source[offset + 3] & 0xff) << 8
        | (source[offset + 4] & 0xff);
  }
}
