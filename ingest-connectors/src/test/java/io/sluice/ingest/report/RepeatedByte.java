/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.io.InputStream;
import java.util.Arrays;

/** A byte as often as wanted, without holding it. */
final class RepeatedByte extends InputStream {

  private final byte value;
  private long left;

  RepeatedByte(char value, long times) {
    this.value = (byte) value;
    this.left = times;
  }

  @Override
  public int read() {
    return left-- > 0 ? value : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    if (left <= 0) {
      return -1;
    }
    int given = (int) Math.min(length, left);
    Arrays.fill(into, from, from + given, value);
    left -= given;
    return given;
  }
}
