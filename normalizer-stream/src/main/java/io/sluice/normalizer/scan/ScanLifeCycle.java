/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.DeadLetterCode;
import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;
import io.sluice.normalizer.finding.Draft;
import io.sluice.normalizer.finding.FindingNormalizer;
import io.sluice.normalizer.finding.ScanContext;
import io.sluice.normalizer.finding.Source;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.topic.Hash;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows the scans of every scope: start, results, completion. Tells only what is new, changed,
 * back, or provably gone; a scan that found the same tells nothing.
 *
 * <p>Absence proves something only when the scan was complete and successful and all the results
 * that it declares were received. Any other scan closes nothing: failed, partial, with a dead
 * letter among its results, never completed, or an event stream. A start while another scan of the
 * scope is open supersedes that one. A scan delivered twice in a row is a re-scan that finds the
 * same, hence silent.
 *
 * <p>A scan is late when it looked at an older state than one that counted already: its number is
 * lower than the highest of its scope, or the topic is read again from an earlier offset. All its
 * records are passed over.
 *
 * <p>Throws {@link BadRecordException} before anything is remembered or told, but for a completion
 * that declares another number of results: what waited for it is told as new first.
 */
public final class ScanLifeCycle {

  private static final int MAX_ID_LENGTH = 512;
  private static final int MAX_SUPERSEDED = 50;

  private final FindingNormalizer normalizer;
  private final ScanMemory memory;
  private final ScanNews news;
  private final FindingRecords records;
  private final FindingLife findings;
  private final ComponentLife components;

  /** Life cycle over a memory, telling its news. */
  public ScanLifeCycle(FindingNormalizer normalizer, ScanMemory memory, ScanNews news) {
    this.normalizer = normalizer;
    this.memory = memory;
    this.news = news;
    this.records = new FindingRecords(memory, news);
    this.findings = new FindingLife(memory, records);
    this.components = new ComponentLife(memory, news);
  }

  /** Takes the next record of a raw topic. */
  public void accept(ScanRecord record, Source source) {
    String scope = Hash.of(Keys.scan(record.getScope()));
    switch (record.getBody()) {
      case ScanStarted started -> start(scope, record, started, source);
      case RawFinding raw -> observe(scope, record, raw, source);
      case RawComponent raw -> observe(scope, record, raw, source);
      case ScanCompleted completed -> complete(scope, record, completed);
      default -> throw new BadRecordException(DeadLetterCode.INVALID, "a scan record without body");
    }
  }

  private void start(String scope, ScanRecord record, ScanStarted started, Source source) {
    String id = record.getScanId();
    if (id.isBlank() || id.length() > MAX_ID_LENGTH) {
      throw new BadRecordException(DeadLetterCode.INVALID, "the scan has no usable id");
    }
    List<String> supersedes = supersedes(record.getScope(), started);
    Optional<ScanState> last = memory.scan(scope);
    if (last.isPresent() && last.get().order().isBeyond(started, source)) {
      memory.keep(scope, last.get().withLate(id));
      news.lateScan();
      return;
    }
    last.filter(ScanState::open).ifPresent(open -> findings.matchWaiting(scope, open));
    int sequence = last.map(ScanState::sequence).orElse(0) + 1;
    ScanContext context = ScanContext.of(record.getScope(), id, started);
    ScanOrder order = last.map(ScanState::order).orElse(ScanOrder.UNKNOWN).after(started, source);
    List<String> late = last.map(state -> state.withoutLate(id).late()).orElse(List.of());
    memory.keep(scope, ScanState.opened(sequence, context, order, supersedes, late));
  }

  private static List<String> supersedes(ScanScope scope, ScanStarted started) {
    if (started.getSupersedes().size() > MAX_SUPERSEDED) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the scan replaces more than " + MAX_SUPERSEDED + " scopes");
    }
    return started.getSupersedes().stream()
        .map(other -> Hash.of(Keys.join(scope.getAsset(), other)))
        .filter(other -> !other.equals(Hash.of(Keys.scan(scope))))
        .distinct()
        .toList();
  }

  private void observe(String scope, ScanRecord record, RawFinding raw, Source source) {
    if (isLate(scope, record)) {
      return;
    }
    ScanState scan = current(scope, record, "a finding");
    Draft draft = normalizer.normalize(scan.context(record.getScope()), raw, source);
    findings.see(scope, scan, draft);
  }

  private void observe(String scope, ScanRecord record, RawComponent raw, Source source) {
    if (isLate(scope, record)) {
      return;
    }
    ScanState scan = current(scope, record, "a component");
    components.see(scope, scan, scan.context(record.getScope()), raw, source);
  }

  private void complete(String scope, ScanRecord record, ScanCompleted completed) {
    if (isLate(scope, record)) {
      memory.scan(scope).ifPresent(s -> memory.keep(scope, s.withoutLate(record.getScanId())));
      return;
    }
    ScanState scan = current(scope, record, "a completion");
    if (completed.getComplete() && completed.getSuccessful()) {
      List<String> absent = absent(scope, scan, completed);
      new ScanEnd(memory, findings, records, scope, scan).run(absent);
    } else {
      findings.matchWaiting(scope, scan);
    }
    memory.keep(scope, scan.closed());
  }

  private boolean isLate(String scope, ScanRecord record) {
    return memory.scan(scope).filter(scan -> scan.late().contains(record.getScanId())).isPresent();
  }

  /** Identities with something to resolve; counts what was received on the way. */
  private List<String> absent(String scope, ScanState scan, ScanCompleted completed) {
    List<String> absent = new ArrayList<>();
    long[] received = {scan.surplus()};
    memory.eachGroup(
        scope,
        (base, group) -> {
          received[0] += group.seenBy(scan.sequence()) + group.waiting();
          if (group.hasAbsent(scan.sequence())) {
            absent.add(base);
          }
        });
    if (received[0] != completed.getFindings()) {
      // What is new must not stay unknown until the next scan.
      findings.matchWaiting(scope, scan);
      throw new BadRecordException(
          DeadLetterCode.UNEXPECTED_ORDER,
          "the scan declares %d findings, %d were processed; it resolves nothing"
              .formatted(completed.getFindings(), received[0]));
    }
    return absent;
  }

  private ScanState current(String scope, ScanRecord record, String what) {
    ScanState scan =
        memory
            .scan(scope)
            .filter(ScanState::open)
            .orElseThrow(
                () ->
                    new BadRecordException(
                        DeadLetterCode.UNEXPECTED_ORDER, what + " of a scan that has not started"));
    if (!scan.scanId().equals(record.getScanId())) {
      throw new BadRecordException(
          DeadLetterCode.UNEXPECTED_ORDER, what + " of a scan that another one has superseded");
    }
    return scan;
  }
}
