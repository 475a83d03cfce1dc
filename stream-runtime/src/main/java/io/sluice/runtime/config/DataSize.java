/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes that is read and shown with its unit: {@code 64MiB}, {@code 512KiB}, {@code
 * 2GiB}. Units are powers of 1024.
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(B|KIB|MIB|GIB|KB|MB|GB)");
  private static final long KIB = 1024;

  /**
   * Rejects a negative size.
   *
   * @param bytes zero or more
   */
  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size must not be negative: " + bytes);
    }
  }

  /** Size of a number of mebibytes. */
  public static DataSize ofMebibytes(long mebibytes) {
    return new DataSize(Math.multiplyExact(mebibytes, KIB * KIB));
  }

  /**
   * Reads a number with a unit.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static DataSize parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a size needs a number and a unit, such as 64MiB");
    }
    long unit =
        switch (matcher.group(2).charAt(0)) {
          case 'K' -> KIB;
          case 'M' -> KIB * KIB;
          case 'G' -> KIB * KIB * KIB;
          default -> 1;
        };
    return new DataSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    if (bytes >= KIB * KIB && bytes % (KIB * KIB) == 0) {
      return bytes / (KIB * KIB) + "MiB";
    }
    return bytes >= KIB && bytes % KIB == 0 ? bytes / KIB + "KiB" : bytes + "B";
  }
}
