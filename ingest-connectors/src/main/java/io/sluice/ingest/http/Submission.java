/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import io.sluice.ingest.publish.ScanPlan;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A report that was accepted: what the journal keeps and {@code GET /v1/scans/{id}} tells.
 *
 * @param id id; of a submission with an Idempotency-Key derived from token and key
 * @param token name of the token it came with
 * @param state how far it is
 * @param receivedAt when it was accepted; no two of a journal have the same
 * @param finishedAt when it was published or given up
 * @param fingerprint digest of body and parameters, by which a repeated request is known
 * @param digest SHA-256 of the report
 * @param size bytes of the report
 * @param format id of its format
 * @param reportName file name that the sender gave
 * @param parameters what the sender said, by name
 * @param scans scans in the report
 * @param error why it failed
 */
record Submission(
    String id,
    String token,
    State state,
    Instant receivedAt,
    Optional<Instant> finishedAt,
    String fingerprint,
    String digest,
    long size,
    String format,
    String reportName,
    Map<String, List<String>> parameters,
    List<Scan> scans,
    Optional<String> error) {

  /** How far a submission is. */
  enum State {
    /** Accepted and durable; it will be published. */
    RECEIVED,
    /** All its scans are in the raw topics. */
    PUBLISHED,
    /** It can never be published; the error says why. */
    FAILED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A scan of the report. */
  record Scan(
      String scanId,
      String tool,
      String category,
      String configuration,
      String branch,
      long findings,
      long components) {

    static Scan of(ScanPlan plan) {
      return new Scan(
          plan.scanId(),
          plan.scope().getTool(),
          plan.scope().getCategory().name().toLowerCase(Locale.ROOT),
          plan.scope().getConfiguration(),
          plan.scope().getBranch(),
          plan.findings(),
          plan.components());
    }
  }

  String asset() {
    return parameters.getOrDefault("asset", List.of("")).getFirst();
  }

  Submission published(Instant now) {
    return finished(State.PUBLISHED, now, Optional.empty());
  }

  Submission failed(Instant now, String why) {
    return finished(State.FAILED, now, Optional.of(why));
  }

  private Submission finished(State end, Instant now, Optional<String> why) {
    return new Submission(
        id,
        token,
        end,
        receivedAt,
        Optional.of(now),
        fingerprint,
        digest,
        size,
        format,
        reportName,
        parameters,
        scans,
        why);
  }
}
