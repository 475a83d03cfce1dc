/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.deployment.RunsIn;
import io.sluice.correlator.owner.Assignment;
import io.sluice.event.AssignedFinding;
import io.sluice.event.Category;
import io.sluice.event.Deployment;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.Provenance;
import io.sluice.event.Severity;
import io.sluice.topic.Hash;
import io.sluice.topic.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Remembers what was last said about each finding, and makes the records that say something else: a
 * retraction to the application that has it, an assignment to the one that gets it.
 */
final class Assignments {

  private final KeyValueStore<String, String> last;
  private final Deployments deployments;

  private Assignments(KeyValueStore<String, String> last, Deployments deployments) {
    this.last = last;
    this.deployments = deployments;
  }

  static Assignments of(ProcessorContext<?, ?> context) {
    return new Assignments(
        context.getStateStore(CorrelatorStores.ASSIGNMENT), Deployments.of(context));
  }

  /** Records about a finding that has another content. */
  List<Record<String, AssignedFinding>> say(Finding finding, Assignment assignment) {
    String key = Keys.finding(finding.getAsset(), finding.getFindingKey());
    String before = last.get(key);
    List<Deployment> runsIn = deployments.running(finding);
    List<Record<String, AssignedFinding>> records = new ArrayList<>();
    if (before != null && !application(before).equals(assignment.application())) {
      records.add(record(application(before), assignment.ownership(), true, finding, List.of()));
    }
    records.add(record(assignment.application(), assignment.ownership(), false, finding, runsIn));
    String now = said(assignment, runsIn);
    if (!now.equals(before)) {
      last.put(key, now);
    }
    return records;
  }

  /** Records about a finding whose content is the same; none when nothing else changed either. */
  List<Record<String, AssignedFinding>> sayIfChanged(Finding finding, Assignment assignment) {
    String before = last.get(Keys.finding(finding.getAsset(), finding.getFindingKey()));
    String now = said(assignment, deployments.running(finding));
    return now.equals(before) ? List.of() : say(finding, assignment);
  }

  /** Records about a finding of which nothing is known any more. */
  List<Record<String, AssignedFinding>> forget(String key) {
    String before = last.delete(key);
    return before == null
        ? List.of()
        : List.of(record(application(before), forgotten(), true, nameless(key), List.of()));
  }

  private static String said(Assignment assignment, List<Deployment> runsIn) {
    String digest =
        runsIn.isEmpty()
            ? assignment.digest()
            : Hash.of(assignment.digest(), RunsIn.digest(runsIn));
    return digest + ' ' + assignment.application();
  }

  private static String application(String said) {
    return said.substring(said.indexOf(' ') + 1);
  }

  /** The time is set by the caller: it is that of the record that caused this one. */
  private static Record<String, AssignedFinding> record(
      String application,
      Ownership ownership,
      boolean retracted,
      Finding finding,
      List<Deployment> runsIn) {
    return new Record<>(
        Keys.join(application, finding.getFindingKey()),
        AssignedFinding.newBuilder()
            .setApplication(application)
            .setOwnership(ownership)
            .setRetracted(retracted)
            .setFinding(finding)
            .setRunsIn(runsIn)
            .build(),
        0L);
  }

  private static Ownership forgotten() {
    return Ownership.newBuilder()
        .setOwner(null)
        .setRule(OwnershipRule.UNOWNED)
        .setEvidence("the finding was forgotten")
        .build();
  }

  /** A finding of which only the identity is left; a retraction needs no more. */
  private static Finding nameless(String key) {
    return Finding.newBuilder()
        .setAsset(Keys.partitionScope(key))
        .setFindingKey(Keys.entity(key))
        .setIdentityVersion(1)
        .setIdentityBasis("")
        .setScope("")
        .setTool("")
        .setCategory(Category.UNKNOWN)
        .setStatus(FindingStatus.RESOLVED)
        .setTitle("")
        .setSeverity(Severity.UNKNOWN)
        .setSeverityScore(0)
        .setSeveritySource("")
        .setFirstSeenAt(Instant.EPOCH)
        .setLastSeenAt(Instant.EPOCH)
        .setProvenance(
            Provenance.newBuilder()
                .setTopic("")
                .setPartition(0)
                .setOffset(0)
                .setScanId("")
                .setReportName("")
                .setReportDigest("")
                .setFormat("")
                .setPointer("")
                .build())
        .build();
  }
}
