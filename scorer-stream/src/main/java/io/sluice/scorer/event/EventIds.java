/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import io.sluice.topic.Hash;

/**
 * Idempotency keys of events: the same change of the same issue has the same id after any replay,
 * and no two changes share one, because sequence numbers are not used twice.
 */
public final class EventIds {

  /** Version of how the id is made; it changes with the fields. */
  private static final String VERSION = "event/1";

  private EventIds() {}

  /** Id of an issue's event with this sequence number. */
  public static String of(String application, String issueId, long sequence) {
    return Hash.of(VERSION, application, issueId, Long.toString(sequence));
  }
}
