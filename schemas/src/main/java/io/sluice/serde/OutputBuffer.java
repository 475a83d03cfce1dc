/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Where a record is encoded before its length is known; one a thread, used again and again. */
final class OutputBuffer {

  private static final int INITIAL = 2 * 1024;
  private static final int KEPT = 256 * 1024;
  private static final ThreadLocal<OutputBuffer> OF_THREAD =
      ThreadLocal.withInitial(OutputBuffer::new);

  /** Gives access to the bytes without a copy. */
  private static final class Bytes extends ByteArrayOutputStream {

    Bytes() {
      super(INITIAL);
    }

    byte[] array() {
      return buf;
    }

    int capacity() {
      return buf.length;
    }
  }

  private Bytes bytes = new Bytes();
  private @Nullable BinaryEncoder encoder;

  static OutputBuffer ofThread() {
    return OF_THREAD.get();
  }

  /** Empties the buffer and gives an encoder that fills it. */
  BinaryEncoder restart() {
    bytes.reset();
    // A new configuration also drops what a failed record left in the encoder's own buffer.
    BinaryEncoder fresh = EncoderFactory.get().binaryEncoder(bytes, encoder);
    encoder = fresh;
    return fresh;
  }

  /** The encoded datum behind the header of the wire format, as an array of its own. */
  byte[] record(int schemaId) throws IOException {
    flush();
    byte[] record = new byte[WireFormat.HEADER_LENGTH + bytes.size()];
    WireFormat.putHeader(record, schemaId);
    System.arraycopy(bytes.array(), 0, record, WireFormat.HEADER_LENGTH, bytes.size());
    return record;
  }

  /** Reads the encoded datum. */
  BinaryDecoder decoder() throws IOException {
    flush();
    return DecoderFactory.get().binaryDecoder(bytes.array(), 0, bytes.size(), null);
  }

  private void flush() throws IOException {
    if (encoder != null) {
      encoder.flush();
    }
  }

  /** Lets an unusually large buffer go, so that one large record does not hold memory for ever. */
  void trim() {
    if (bytes.capacity() > KEPT) {
      bytes = new Bytes();
    }
  }
}
