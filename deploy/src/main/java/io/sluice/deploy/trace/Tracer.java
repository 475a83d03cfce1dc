/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.trace;

import io.sluice.deploy.queue.QueueReader;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.IssueMember;
import io.sluice.event.Location;
import io.sluice.event.Provenance;
import io.sluice.normalizer.finding.FindingNormalizer;
import io.sluice.normalizer.finding.OfflineScan;
import io.sluice.normalizer.finding.ScanContext;
import io.sluice.runtime.config.AppConfig;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Keys;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows raw findings to their issues. A finding names the record that its current state was read
 * from; records of scans that found the same are recognised by the finding's identity, as the
 * normalizer does it.
 */
public final class Tracer implements AutoCloseable {

  private final AppConfig config;
  private final EventSerdes serdes;
  private final QueueReader reader;
  private final FindingNormalizer normalizer = new FindingNormalizer();

  /** Tracer on the platform that the configuration names; connects with the first call. */
  public Tracer(AppConfig config) {
    this.config = config;
    this.serdes = new EventSerdes(config.registryProperties());
    this.reader = new QueueReader(config);
  }

  /** What became of the raw findings that a query means, in their order; at most {@code limit}. */
  public List<Trace> trace(RawQuery query, int limit) {
    List<RawRecord> raw = new RawTopics(config, serdes).find(query, limit);
    if (raw.isEmpty()) {
      return List.of();
    }
    Collection<Finding> findings = reader.findings();
    Map<String, CorrelatedIssue> issues = issuesByFinding(reader.correlated());
    return raw.stream().map(record -> trace(record, findings, issues)).toList();
  }

  private Trace trace(
      RawRecord raw, Collection<Finding> findings, Map<String, CorrelatedIssue> issues) {
    Finding read =
        new OfflineScan(
                normalizer,
                ScanContext.of(raw.scope(), raw.scanId(), raw.started()),
                raw.publishedAt())
            .normalize(raw.finding());
    List<Finding> ofScope =
        findings.stream().filter(known -> known.getScope().equals(read.getScope())).toList();
    Optional<Finding> exact =
        ofScope.stream().filter(known -> isAt(known.getProvenance(), raw.position())).findFirst();
    Optional<Finding> finding =
        exact.or(
            () ->
                ofScope.stream()
                    .filter(known -> isSame(known, read))
                    .min(
                        Comparator.comparingInt((Finding known) -> distance(known, read))
                            .thenComparing(Finding::getOccurrence)));
    return new Trace(
        raw,
        finding,
        exact.isPresent(),
        finding.flatMap(
            known ->
                Optional.ofNullable(
                    issues.get(Keys.finding(known.getAsset(), known.getFindingKey())))));
  }

  private static boolean isAt(Provenance provenance, RawPosition position) {
    return provenance.getOffset() == position.offset()
        && provenance.getPartition() == position.partition()
        && provenance.getTopic().equals(position.topic());
  }

  private static boolean isSame(Finding known, Finding read) {
    return known.getFindingKey().equals(read.getFindingKey())
        || (!read.getWeakness().isEmpty() && known.getWeakness().equals(read.getWeakness()));
  }

  /** Of equal results in one file the nearest is meant. */
  private static int distance(Finding known, Finding read) {
    return Math.abs(line(known) - line(read));
  }

  private static int line(Finding finding) {
    return finding.getLocations().stream()
        .map(Location::getStartLine)
        .filter(line -> line != null)
        .findFirst()
        .orElse(0);
  }

  private static Map<String, CorrelatedIssue> issuesByFinding(Collection<CorrelatedIssue> issues) {
    Map<String, CorrelatedIssue> byFinding = new HashMap<>();
    for (CorrelatedIssue issue : issues) {
      for (IssueMember member : issue.getMembers()) {
        byFinding.put(Keys.finding(member.getAsset(), member.getFindingKey()), issue);
      }
    }
    return byFinding;
  }

  @Override
  public void close() {
    reader.close();
    serdes.close();
  }
}
