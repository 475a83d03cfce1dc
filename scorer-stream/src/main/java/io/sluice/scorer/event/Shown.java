/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import io.sluice.event.ScoredIssue;
import io.sluice.topic.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Fingerprint of what a scored issue shows: everything but the time of scoring. Two scorings with
 * the same fingerprint tell a reader the same, so the second is not emitted.
 */
final class Shown {

  private static final int BYTES = 16;

  private Shown() {}

  static String hash(ScoredIssue scored) {
    ScoredIssue timeless = ScoredIssue.newBuilder(scored).setScoredAt(Instant.EPOCH).build();
    try {
      ByteBuffer encoded = timeless.toByteBuffer();
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return HexFormat.of().formatHex(Hash.sha256().digest(bytes), 0, BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException("encoding to memory failed", e);
    }
  }
}
