/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import java.util.Locale;

/** What a restart may do to the output. */
public enum ProcessingGuarantee {
  /** Output, state and input position move in one transaction; consumers read committed records. */
  EXACTLY_ONCE_V2,
  /** After a crash some output may appear twice; lower latency. */
  AT_LEAST_ONCE;

  /** Kafka's own name, for example {@code exactly_once_v2}. */
  public String kafkaName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ProcessingGuarantee parse(String text) {
    for (ProcessingGuarantee guarantee : values()) {
      if (guarantee.kafkaName().equals(text)) {
        return guarantee;
      }
    }
    throw new IllegalArgumentException("must be exactly_once_v2 or at_least_once");
  }
}
