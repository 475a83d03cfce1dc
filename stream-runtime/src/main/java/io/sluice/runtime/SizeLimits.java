/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.sluice.runtime.config.AppConfig;
import java.util.Map;

/**
 * How large a value may be, derived from the producer's {@code max.request.size}, which counts the
 * whole uncompressed record.
 *
 * @param value bytes of a value; the rest is for the key, headers and framing
 * @param deadLetterPayload bytes of a payload inside a dead letter; the rest is for its other
 *     fields
 */
record SizeLimits(int value, int deadLetterPayload) {

  /** Kafka's default of {@code max.request.size}. */
  private static final int DEFAULT_REQUEST = 1024 * 1024;

  private static final int ROOM = 32 * 1024;
  private static final String KEY = "max.request.size";

  static SizeLimits of(AppConfig config) {
    Map<String, String> kafka = config.kafkaProperties();
    String text =
        kafka.getOrDefault(
            "producer." + KEY, kafka.getOrDefault(KEY, String.valueOf(DEFAULT_REQUEST)));
    int request = Math.max(4 * ROOM, Integer.parseInt(text.strip()));
    return new SizeLimits(request - ROOM, request - 2 * ROOM);
  }
}
