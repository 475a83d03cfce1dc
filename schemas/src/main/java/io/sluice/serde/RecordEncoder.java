/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Encodes into one growing array, behind the place of the header; one a thread, used again and
 * again. Avro's own encoder fills a small buffer that is copied to a stream that is copied to the
 * record; this one copies once.
 */
final class RecordEncoder extends BinaryEncoder {

  private static final int INITIAL_CAPACITY = 2 * 1024;
  private static final int KEPT_CAPACITY = 256 * 1024;
  private static final int SHORT_STRING = 63;
  private static final int MAX_UTF8_BYTES = 3;
  private static final int ASCII_END = 0x80;

  private static final ThreadLocal<RecordEncoder> OF_THREAD =
      ThreadLocal.withInitial(RecordEncoder::new);

  private byte[] buffer = new byte[INITIAL_CAPACITY];
  private int position = WireFormat.HEADER_LENGTH;

  static RecordEncoder ofThread() {
    return OF_THREAD.get();
  }

  /** Forgets what was written, a record that failed half-way included. */
  RecordEncoder restart() {
    position = WireFormat.HEADER_LENGTH;
    // One large record does not hold its memory for ever.
    if (buffer.length > KEPT_CAPACITY) {
      buffer = new byte[INITIAL_CAPACITY];
    }
    return this;
  }

  /** Header and datum as an array of its own. */
  byte[] record(int schemaId) {
    WireFormat.putHeader(buffer, schemaId);
    return Arrays.copyOf(buffer, position);
  }

  /** Reads the datum. */
  BinaryDecoder decoder() {
    return DecoderFactory.get()
        .binaryDecoder(buffer, WireFormat.HEADER_LENGTH, position - WireFormat.HEADER_LENGTH, null);
  }

  @Override
  public void writeString(String string) {
    if (string.length() > SHORT_STRING || !writeShortAscii(string)) {
      byte[] bytes = string.getBytes(UTF_8);
      writeInt(bytes.length);
      writeFixed(bytes, 0, bytes.length);
    }
  }

  /** Most strings are short and ASCII: their length is one byte, and nothing is allocated. */
  private boolean writeShortAscii(String string) {
    int length = string.length();
    ensure(1 + length * MAX_UTF8_BYTES);
    int start = position + 1;
    for (int i = 0; i < length; i++) {
      char c = string.charAt(i);
      if (c >= ASCII_END) {
        return false;
      }
      buffer[start + i] = (byte) c;
    }
    buffer[position] = (byte) (length << 1);
    position = start + length;
    return true;
  }

  @Override
  protected void writeZero() {
    ensure(1);
    buffer[position++] = 0;
  }

  @Override
  public void writeBoolean(boolean value) {
    ensure(1);
    position += BinaryData.encodeBoolean(value, buffer, position);
  }

  @Override
  public void writeInt(int value) {
    ensure(5);
    position += BinaryData.encodeInt(value, buffer, position);
  }

  @Override
  public void writeLong(long value) {
    ensure(10);
    position += BinaryData.encodeLong(value, buffer, position);
  }

  @Override
  public void writeFloat(float value) {
    ensure(Float.BYTES);
    position += BinaryData.encodeFloat(value, buffer, position);
  }

  @Override
  public void writeDouble(double value) {
    ensure(Double.BYTES);
    position += BinaryData.encodeDouble(value, buffer, position);
  }

  @Override
  public void writeFixed(byte[] bytes, int start, int length) {
    ensure(length);
    System.arraycopy(bytes, start, buffer, position, length);
    position += length;
  }

  private void ensure(int more) {
    if (buffer.length - position < more) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, Math.addExact(position, more)));
    }
  }

  /** All of it is in memory. */
  @Override
  public int bytesBuffered() {
    return 0;
  }

  @Override
  public void flush() {}
}
