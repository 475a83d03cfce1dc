/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Finding;
import io.sluice.topic.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Memory in sorted maps that holds bytes where the stores hold bytes. */
final class MapScanMemory implements ScanMemory {

  private final Map<String, byte[]> scans = new HashMap<>();
  private final TreeMap<String, byte[]> groups = new TreeMap<>();
  private final Map<String, Finding> findings = new HashMap<>();
  private final TreeMap<String, Finding> waiting = new TreeMap<>();
  private final Map<String, byte[]> components = new HashMap<>();

  @Override
  public Optional<ScanState> scan(String scope) {
    return Optional.ofNullable(scans.get(scope)).map(StateCodec::decodeScan);
  }

  @Override
  public void keep(String scope, ScanState scan) {
    scans.put(scope, StateCodec.encode(scan));
  }

  @Override
  public Optional<OccurrenceGroup> group(String scope, String base) {
    return Optional.ofNullable(groups.get(scope + base)).map(StateCodec::decodeGroup);
  }

  @Override
  public void keep(String scope, String base, OccurrenceGroup group) {
    groups.put(scope + base, StateCodec.encode(group));
  }

  @Override
  public void eachGroup(String scope, BiConsumer<String, OccurrenceGroup> action) {
    groups
        .subMap(scope, scope + '~')
        .forEach((key, bytes) -> action.accept(key.substring(32), StateCodec.decodeGroup(bytes)));
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
    findings.remove(findingKey);
  }

  @Override
  public void keepWaiting(String scope, String base, long order, Finding finding) {
    waiting.put(scope + base + String.format("%016x", order), finding);
  }

  @Override
  public void eachWaiting(String scope, BiConsumer<String, Finding> action) {
    new TreeMap<>(waiting.subMap(scope, scope + '~'))
        .forEach((key, finding) -> action.accept(key.substring(32, 64), finding));
  }

  @Override
  public void forgetWaiting(String scope, String base, long order) {
    waiting.remove(scope + base + String.format("%016x", order));
  }

  @Override
  public Optional<ComponentState> component(String scope, String componentKey) {
    return Optional.ofNullable(components.get(scope + Hash.of(componentKey)))
        .map(StateCodec::decodeComponent);
  }

  @Override
  public void keep(String scope, String componentKey, ComponentState component) {
    components.put(scope + Hash.of(componentKey), StateCodec.encode(component));
  }

  boolean nothingWaits() {
    return waiting.isEmpty();
  }
}
