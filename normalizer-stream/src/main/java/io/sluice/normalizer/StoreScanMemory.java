/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer;

import io.sluice.event.Finding;
import io.sluice.normalizer.scan.ComponentState;
import io.sluice.normalizer.scan.OccurrenceGroup;
import io.sluice.normalizer.scan.ScanMemory;
import io.sluice.normalizer.scan.ScanState;
import io.sluice.topic.Hash;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The normalizer's memory in its state stores. Keys start with the scope's hash, 32 hex digits, so
 * that everything of a scope is one range; an identity adds its own 32.
 */
final class StoreScanMemory implements ScanMemory {

  private static final int HASH_LENGTH = 32;
  private static final Serializer<String> PREFIX = new StringSerializer();

  private final KeyValueStore<String, ScanState> scans;
  private final KeyValueStore<String, OccurrenceGroup> groups;
  private final KeyValueStore<String, Finding> findings;
  private final KeyValueStore<String, Finding> waiting;
  private final KeyValueStore<String, ComponentState> components;

  // The scan at hand, since each of its results asks for it. Safe because a task has one memory
  // and the stores no other writer.
  private @Nullable String latestScope;
  private @Nullable ScanState latestScan;

  StoreScanMemory(ProcessorContext<?, ?> context) {
    scans = context.getStateStore(NormalizerStores.SCANS);
    groups = context.getStateStore(NormalizerStores.OCCURRENCES);
    findings = context.getStateStore(NormalizerStores.FINDINGS);
    waiting = context.getStateStore(NormalizerStores.WAITING);
    components = context.getStateStore(NormalizerStores.COMPONENTS);
  }

  @Override
  public Optional<ScanState> scan(String scope) {
    if (!scope.equals(latestScope)) {
      latestScan = scans.get(scope);
      latestScope = scope;
    }
    return Optional.ofNullable(latestScan);
  }

  @Override
  public void keep(String scope, ScanState scan) {
    scans.put(scope, scan);
    latestScope = scope;
    latestScan = scan;
  }

  @Override
  public Optional<OccurrenceGroup> group(String scope, String base) {
    return Optional.ofNullable(groups.get(scope + base));
  }

  @Override
  public void keep(String scope, String base, OccurrenceGroup group) {
    groups.put(scope + base, group);
  }

  @Override
  public void eachGroup(String scope, BiConsumer<String, OccurrenceGroup> action) {
    try (KeyValueIterator<String, OccurrenceGroup> all = groups.prefixScan(scope, PREFIX)) {
      all.forEachRemaining(entry -> action.accept(entry.key.substring(HASH_LENGTH), entry.value));
    }
  }

  @Override
  public Optional<Finding> finding(String findingKey) {
    return Optional.ofNullable(findings.get(findingKey));
  }

  @Override
  public void keep(Finding finding) {
    findings.put(finding.getFindingKey(), finding);
  }

  @Override
  public void forgetFinding(String findingKey) {
    findings.delete(findingKey);
  }

  @Override
  public void keepWaiting(String scope, String base, long order, Finding finding) {
    waiting.put(waitingKey(scope, base, order), finding);
  }

  @Override
  public void eachWaiting(String scope, BiConsumer<String, Finding> action) {
    // The iterator is a snapshot: deleting behind it is safe.
    try (KeyValueIterator<String, Finding> all = waiting.prefixScan(scope, PREFIX)) {
      all.forEachRemaining(
          entry -> action.accept(entry.key.substring(HASH_LENGTH, 2 * HASH_LENGTH), entry.value));
    }
  }

  @Override
  public void forgetWaiting(String scope, String base, long order) {
    waiting.delete(waitingKey(scope, base, order));
  }

  private static String waitingKey(String scope, String base, long order) {
    return scope + base + HexFormat.of().toHexDigits(order);
  }

  @Override
  public Optional<ComponentState> component(String scope, String componentKey) {
    return Optional.ofNullable(components.get(scope + Hash.of(componentKey)));
  }

  @Override
  public void keep(String scope, String componentKey, ComponentState component) {
    components.put(scope + Hash.of(componentKey), component);
  }
}
