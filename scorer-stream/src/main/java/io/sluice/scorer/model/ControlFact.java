/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.ControlKind;

/**
 * A compensating control that covers an issue.
 *
 * @param id control
 * @param kind its kind
 * @param lapse why it has no effect, such as "expired 2026-01-01"; empty when it has
 * @param source who states it and where it is shown to work
 */
public record ControlFact(String id, ControlKind kind, String lapse, String source) {

  /** True when it is shown to work and has not expired. */
  public boolean isEffective() {
    return lapse.isEmpty();
  }
}
