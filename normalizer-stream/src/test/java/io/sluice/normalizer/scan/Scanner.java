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
import io.sluice.normalizer.finding.FindingNormalizer;
import io.sluice.normalizer.finding.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scans one scope again and again, and remembers what came out. */
final class Scanner {

  private static final FindingNormalizer NORMALIZER = new FindingNormalizer();

  final MapScanMemory memory = new MapScanMemory();

  /** Last record of each finding, as a compacted topic would hold it. */
  final Map<String, Finding> topic = new HashMap<>();

  final List<Finding> findings = new ArrayList<>();
  final List<Component> components = new ArrayList<>();

  private final ScanScope scope;
  private final String format;
  private final ScanLifeCycle lifeCycle;
  private long offset;
  private int scans;

  Scanner() {
    this(scope(), "sarif");
  }

  Scanner(ScanScope scope, String format) {
    this.scope = scope;
    this.format = format;
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
        };
    lifeCycle = new ScanLifeCycle(NORMALIZER, memory, news);
  }

  /** A complete scan; returns what it changed. */
  List<Finding> scan(List<RawFinding> results) {
    return scan(results, completed(results.size()));
  }

  /** A scan that ends as given. */
  List<Finding> scan(List<RawFinding> results, ScanCompleted end) {
    String id = "scan-" + ++scans;
    findings.clear();
    send(id, started(format));
    results.forEach(result -> send(id, result));
    send(id, end);
    return List.copyOf(findings);
  }

  /** One record. */
  void send(String scanId, Object body) {
    Source source = new Source("aspm.raw.sast", 0, offset, NOON.plusSeconds(offset));
    offset++;
    lifeCycle.accept(record(scope, scanId, body), source);
  }
}
