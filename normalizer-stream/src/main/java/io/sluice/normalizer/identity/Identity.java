/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import io.sluice.topic.Hash;

/**
 * What makes results of one tool on one asset the same finding over time.
 *
 * @param base hash of scope and identity fields, 32 hex digits; results of one scan may share it
 * @param basis which layer identified it, for readers: {@code tool-id}, {@code fingerprint:<name>},
 *     {@code location}, {@code package}, {@code secret}, {@code resource}, {@code route}, {@code
 *     rule}, {@code workload} or {@code title}
 * @param repeats true when a second result with this identity is the same finding again, as runtime
 *     events are; false when it is another occurrence beside the first
 */
public record Identity(String base, String basis, boolean repeats) {

  /** Version of the rules that made {@link #base}; part of every key. */
  public static final int VERSION = 1;

  /** Finding key of an occurrence, counted from 1: 32 hex digits. */
  public String key(int occurrence) {
    return key(base, occurrence);
  }

  /** Finding key of an occurrence of a base. */
  public static String key(String base, int occurrence) {
    return Hash.of("fk/" + VERSION, base, Integer.toString(occurrence));
  }
}
