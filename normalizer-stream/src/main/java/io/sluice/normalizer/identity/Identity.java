/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import io.sluice.topic.Hash;

/**
 * What makes results of one tool on one asset the same finding over time.
 *
 * @param version version of the rules that made it; part of every key
 * @param base hash of scope and identity fields, 32 hex digits; results of one scan may share it
 * @param basis which layer identified it, for readers: {@code tool-id}, {@code fingerprint:<name>},
 *     {@code location}, {@code package}, {@code secret}, {@code resource}, {@code route}, {@code
 *     rule}, {@code workload} or {@code title}
 * @param repeats true when a second result with this identity is the same finding again, as runtime
 *     events are; false when it is another occurrence beside the first
 * @param weakness hash of asset, tool and identity fields, 32 hex digits: the same in every scope
 *     of the tool on the asset, so on every branch
 */
public record Identity(int version, String base, String basis, boolean repeats, String weakness) {

  /** Version of the rules in force. */
  public static final int VERSION = 1;

  /** Finding key of an occurrence, counted from 1: 32 hex digits. */
  public String key(int occurrence) {
    return key(version, base, occurrence);
  }

  /** Finding key of an occurrence of a base that rules of a version made. */
  public static String key(int version, String base, int occurrence) {
    return Hash.of("fk/" + version, base, Integer.toString(occurrence));
  }
}
