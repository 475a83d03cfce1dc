/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.anchor.AnchorRules;
import io.sluice.correlator.bridge.BridgeCandidates;
import io.sluice.correlator.bridge.LineHistory;
import io.sluice.correlator.issue.AliasedMember;
import io.sluice.correlator.issue.FindingChange;
import io.sluice.correlator.issue.IssueMembers;
import io.sluice.event.Anchor;
import io.sluice.event.AssignedFinding;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.CatalogRoute;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.IssueMember;
import io.sluice.topic.Keys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Puts a finding into the issue of its application where it belongs, or takes it out, and forwards
 * the issues that are different now: survivors first, then those that ended. A change that makes no
 * difference forwards nothing.
 *
 * <p>A finding or a route document can give or take the bridges of other findings; they go where
 * they belong in the same step.
 */
final class CorrelateFinding implements Processor<String, SpecificRecord, String, CorrelatedIssue> {

  private final AnchorRules rules = new AnchorRules();
  private final IssueMembers members = new IssueMembers(rules);
  private @Nullable ProcessorContext<String, CorrelatedIssue> context;
  private @Nullable IssueStores stores;
  private @Nullable BridgesOfApplications bridges;
  private @Nullable AliasIndex aliases;

  @Override
  public void init(ProcessorContext<String, CorrelatedIssue> processorContext) {
    context = processorContext;
    stores = IssueStores.of(processorContext);
    bridges = new BridgesOfApplications(processorContext);
    aliases = AliasIndex.of(processorContext);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    String application = Keys.partitionScope(record.key());
    Correlating correlating =
        new Correlating(
            application,
            requireNonNull(stores).of(application),
            Instant.ofEpochMilli(record.timestamp()));
    try {
      if (record.value() instanceof AssignedFinding assigned) {
        correlate(application, assigned, correlating);
      } else if (record.value() instanceof CatalogRoute document) {
        correlate(application, Keys.entity(record.key()), document, correlating);
      }
    } catch (RuntimeException e) {
      requireNonNull(bridges).forget(application);
      throw e;
    }
    for (CorrelatedIssue issue : correlating.news()) {
      requireNonNull(context)
          .forward(record.withKey(Keys.issue(application, issue.getIssueId())).withValue(issue));
    }
  }

  private void correlate(String application, AssignedFinding assigned, Correlating correlating) {
    Finding finding = assigned.getFinding();
    String key = finding.getFindingKey();
    Optional<BridgeCandidate> candidate =
        assigned.getRetracted() ? Optional.empty() : BridgeCandidates.of(finding);
    Map<String, List<Anchor>> bridged = new TreeMap<>();
    BridgesOfApplications known = requireNonNull(bridges);
    if (candidate.isPresent() || known.know(application, key)) {
      List<Anchor> own = assigned.getRetracted() ? List.of() : rules.of(finding);
      bridged.putAll(known.of(application).finding(key, candidate, history(correlating, key, own)));
    }
    List<Anchor> now = bridged.getOrDefault(key, List.of());
    List<Anchor> former = correlating.member(key).map(IssueMember::getAnchors).orElse(List.of());
    BridgedChanges changes = new BridgedChanges();
    changes.add(
        assigned.getRetracted()
            ? new FindingChange.Removal(key)
            : new FindingChange.Upsert(member(application, assigned, now)),
        former,
        now);
    apply(changes, bridged, correlating);
  }

  private IssueMember member(String application, AssignedFinding assigned, List<Anchor> bridges) {
    return AliasedMember.of(
        members.of(assigned.getFinding(), assigned.getOwnership(), bridges, assigned.getRunsIn()),
        requireNonNull(aliases).in(application));
  }

  private void correlate(
      String application, String key, CatalogRoute document, Correlating correlating) {
    Map<String, List<Anchor>> bridged =
        requireNonNull(bridges)
            .of(application)
            .document(key, Optional.of(document), history(correlating, "", List.of()));
    apply(new BridgedChanges(), bridged, correlating);
  }

  private static void apply(
      BridgedChanges changes, Map<String, List<Anchor>> bridged, Correlating correlating) {
    bridged.forEach(
        (other, anchors) ->
            correlating.member(other).ifPresent(member -> changes.rebridge(member, anchors)));
    changes.parts().forEach(correlating::apply);
  }

  /** Lines of findings as they are known, and of the one that arrives also its new ones. */
  private static LineHistory history(
      Correlating correlating, String arriving, List<Anchor> anchors) {
    return key -> {
      Set<String> lines = new TreeSet<>();
      correlating.member(key).ifPresent(member -> addLines(member.getAnchors(), lines));
      if (key.equals(arriving)) {
        addLines(anchors, lines);
      }
      return lines;
    };
  }

  private static void addLines(Collection<Anchor> anchors, Set<String> lines) {
    anchors.stream().filter(AnchorRule::isLineBased).map(Anchor::getValue).forEach(lines::add);
  }
}
