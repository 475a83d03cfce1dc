/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.topic;

/**
 * A typed topic. Topology and connector code names topics only through constants of this type, so a
 * wrong value type does not compile and a topic is spelled once.
 *
 * @param suffix name without the prefix, for example {@code finding.normalized}
 * @param keyType Java type of the key; always a plain UTF-8 string so far (ADR 2)
 * @param valueType Java type of the value: a generated event class, or {@link String} for JSON
 */
public record Topic<K, V>(String suffix, Class<K> keyType, Class<V> valueType) {

  /** Prefix used when none is configured. A tenant is a prefix plus ACLs. */
  public static final String DEFAULT_PREFIX = "aspm";

  static <V> Topic<String, V> of(String suffix, Class<V> valueType) {
    return new Topic<>(suffix, String.class, valueType);
  }

  /** Full topic name under a prefix: {@code <prefix>.<suffix>}. */
  public String name(String prefix) {
    return prefix + "." + suffix;
  }
}
