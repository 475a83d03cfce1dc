/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.DeadLetterCode;
import io.sluice.event.GovernanceDecision;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.scorer.assess.Settings;
import io.sluice.scorer.governance.Decisions;
import io.sluice.topic.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Rescores the issues that a decision is about when it comes, changes, is taken back, or ends. Ends
 * come by the wall clock, since no record tells of them; what follows from one carries the time at
 * which it was due, so that a replay gives the same bytes.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before process()
final class ApplyDecision implements Processor<String, GovernanceDecision, String, Scoring> {

  /** How late an end may be noticed. */
  private static final Duration TICK = Duration.ofSeconds(1);

  /** Ends acted upon in one tick, so that the thread comes back to its records. */
  private static final int ENDS_PER_TICK = 100;

  private final Settings settings;
  private DecisionIndex index;
  private Expiries expiries;
  private Rescoring rescoring;

  ApplyDecision(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, Scoring> context) {
    index = new DecisionIndex(context);
    expiries = new Expiries(context);
    rescoring = new Rescoring(settings, context);
    ModelChange modelChange = new ModelChange(settings, context, rescoring);
    context.schedule(
        TICK,
        PunctuationType.WALL_CLOCK_TIME,
        now -> {
          expire(Instant.ofEpochMilli(now));
          modelChange.continueAt(now);
        });
  }

  @Override
  public void process(Record<String, GovernanceDecision> record) {
    String application = Keys.partitionScope(record.key());
    String decisionId = Keys.entity(record.key());
    GovernanceDecision after = record.value();
    requireUsable(application, decisionId, after);
    GovernanceDecision before = index.get(application, decisionId);
    index.replace(record.key(), after);
    expiries.replace(application, Expiries.ofDecision(decisionId), ends(before), ends(after));
    if (before != null) {
      rescoring.target(application, before.getTarget(), record);
    }
    if (after != null && (before == null || !before.getTarget().equals(after.getTarget()))) {
      rescoring.target(application, after.getTarget(), record);
    }
  }

  private static void requireUsable(
      String application, String decisionId, @Nullable GovernanceDecision decision) {
    if (decisionId.isEmpty()
        || (decision != null
            && !(application.equals(decision.getApplication())
                && decisionId.equals(decision.getDecisionId())))) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the key is not <application>|<decisionId> of the decision");
    }
    if (decision != null) {
      Decisions.defect(decision)
          .ifPresent(
              defect -> {
                throw new BadRecordException(DeadLetterCode.INVALID, defect);
              });
    }
  }

  private static Collection<Instant> ends(@Nullable GovernanceDecision decision) {
    return decision == null ? List.of() : Decisions.ends(decision);
  }

  private void expire(Instant now) {
    for (Expiries.Due due : expiries.until(now, ENDS_PER_TICK)) {
      expiries.done(due);
      Record<String, ?> cause =
          new Record<>(due.application(), null, Math.max(0, due.at().toEpochMilli()));
      String decisionId = due.decisionId();
      if (decisionId == null) {
        rescoring.application(due.application(), cause);
      } else {
        GovernanceDecision decision = index.get(due.application(), decisionId);
        if (decision != null) {
          rescoring.target(due.application(), decision.getTarget(), cause);
        }
      }
    }
  }
}
