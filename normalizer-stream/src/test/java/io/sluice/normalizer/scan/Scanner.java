/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static io.sluice.normalizer.Samples.NOON;
import static io.sluice.normalizer.Samples.completed;
import static io.sluice.normalizer.Samples.record;
import static io.sluice.normalizer.Samples.scope;
import static io.sluice.normalizer.Samples.started;

import io.sluice.event.Component;
import io.sluice.event.Finding;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;
import io.sluice.normalizer.finding.FindingNormalizer;
import io.sluice.normalizer.finding.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scans one scope again and again, and remembers what came out. */
final class Scanner {

  private static final FindingNormalizer NORMALIZER = new FindingNormalizer();

  final MapScanMemory memory;

  /** Last record of each finding, as a compacted topic would hold it. */
  final Map<String, Finding> topic;

  final List<Finding> findings = new ArrayList<>();
  final List<Component> components = new ArrayList<>();

  private final ScanScope scope;
  private final String format;
  private final ScanLifeCycle lifeCycle;
  int lateScans;
  private long offset;
  private int scans;

  Scanner() {
    this(scope(), "sarif");
  }

  Scanner(ScanScope scope, String format) {
    this(scope, format, NORMALIZER, new MapScanMemory(), new HashMap<>());
  }

  private Scanner(
      ScanScope scope,
      String format,
      FindingNormalizer normalizer,
      MapScanMemory memory,
      Map<String, Finding> topic) {
    this.scope = scope;
    this.format = format;
    this.memory = memory;
    this.topic = topic;
    ScanNews news =
        new ScanNews() {
          @Override
          public void finding(Finding finding) {
            findings.add(finding);
            topic.put(finding.getFindingKey(), finding);
          }

          @Override
          public void component(Component component) {
            components.add(component);
          }

          @Override
          public void lateScan() {
            lateScans++;
          }
        };
    lifeCycle = new ScanLifeCycle(normalizer, memory, news);
  }

  /** Scans another scope of the same asset with the same memory. */
  Scanner beside(ScanScope other) {
    return new Scanner(other, format, NORMALIZER, memory, topic);
  }

  /** The same after an upgrade to other rules. */
  Scanner with(FindingNormalizer normalizer) {
    Scanner upgraded = new Scanner(scope, format, normalizer, memory, topic);
    upgraded.offset = offset;
    upgraded.scans = scans;
    return upgraded;
  }

  /** A complete scan; returns what it changed. */
  List<Finding> scan(List<RawFinding> results) {
    return scan(results, completed(results.size()));
  }

  /** A scan that ends as given. */
  List<Finding> scan(List<RawFinding> results, ScanCompleted end) {
    return scan(started(format), results, end);
  }

  /** A complete scan that says something of itself. */
  List<Finding> scan(ScanStarted start, List<RawFinding> results) {
    return scan(start, results, completed(results.size()));
  }

  /** A scan that begins and ends as given. */
  List<Finding> scan(ScanStarted start, List<RawFinding> results, ScanCompleted end) {
    String id = "scan-" + ++scans;
    findings.clear();
    send(id, start);
    results.forEach(result -> send(id, result));
    send(id, end);
    return List.copyOf(findings);
  }

  /** One record. */
  void send(String scanId, Object body) {
    sendFrom(offset++, scanId, body);
  }

  /** One record that stands at an offset of the raw topic. */
  void sendFrom(long position, String scanId, Object body) {
    Source source = new Source("aspm.raw.sast", 0, position, NOON.plusSeconds(position));
    lifeCycle.accept(record(scope, scanId, body), source);
  }
}
