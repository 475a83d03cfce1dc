/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The one hash of all identities: SHA-256 over length-prefixed UTF-8 fields, cut to 128 bit, as 32
 * lower-case hex digits. The length prefix keeps {@code ("ab", "c")} apart from {@code ("a",
 * "bc")}.
 */
public final class Hash {

  private static final int SHOWN_BYTES = 16;

  private Hash() {}

  /** Hash of the fields in the given order. */
  public static String of(String... fields) {
    return of(List.of(fields));
  }

  /** Hash of the fields in the given order. */
  public static String of(List<String> fields) {
    MessageDigest digest = sha256();
    byte[] length = new byte[Integer.BYTES];
    for (String field : fields) {
      byte[] bytes = field.getBytes(UTF_8);
      ByteBuffer.wrap(length).putInt(bytes.length);
      digest.update(length);
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
  }

  /** A fresh SHA-256 digest. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has to implement it (java.security.MessageDigest).
      throw new AssertionError(e);
    }
  }
}
