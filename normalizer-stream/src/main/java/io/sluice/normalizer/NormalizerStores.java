/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer;

import static java.util.Objects.requireNonNull;

import io.sluice.event.Finding;
import io.sluice.normalizer.scan.StateCodec;
import io.sluice.runtime.StreamContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The normalizer's stores. Small state is read and written for every result; full records are
 * written only when they are emitted, and only so that a resolution can tell what is resolved.
 * Names are data: renaming one loses its content.
 */
final class NormalizerStores {

  /** Latest scan by scope; one small record a scope. */
  static final String SCANS = "scan-by-scope";

  /** Occurrences by scope and identity; some 30 bytes a finding, resolved ones included. */
  static final String OCCURRENCES = "occurrence-by-identity";

  /** Full record of every finding that is not resolved. */
  static final String FINDINGS = "finding-by-key";

  /** Full records of results whose identity has several occurrences, until the scan completes. */
  static final String WAITING = "waiting-finding-by-identity";

  /** Content hash by scope and component. */
  static final String COMPONENTS = "component-by-scope";

  private NormalizerStores() {}

  static Set<StoreBuilder<?>> all(StreamContext context) {
    Serde<Finding> finding = context.serde(Finding.class);
    // In a fixed order: that of Set.of differs from process to process.
    return new LinkedHashSet<>(
        List.of(
            store(SCANS, serde(StateCodec::encode, StateCodec::decodeScan)),
            store(OCCURRENCES, serde(StateCodec::encode, StateCodec::decodeGroup)),
            store(FINDINGS, finding),
            store(WAITING, finding),
            store(COMPONENTS, serde(StateCodec::encode, StateCodec::decodeComponent))));
  }

  private static <V> StoreBuilder<?> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), values);
  }

  @SuppressWarnings("NullAway") // Streams passes null for a deletion, and null back.
  private static <V> Serde<V> serde(Function<V, byte[]> encode, Function<byte[], V> decode) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : requireNonNull(encode.apply(value)),
        (topic, bytes) -> bytes == null ? null : decode.apply(bytes));
  }
}
