/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import io.sluice.event.Ownership;
import io.sluice.topic.Hash;
import java.util.Objects;

/**
 * Where a finding goes.
 *
 * @param application partition scope of its issue; never contains {@code |}
 * @param ownership owner, the rule that decided, and its evidence
 */
public record Assignment(String application, Ownership ownership) {

  /** Equal for equal assignments; short enough to be kept for every finding. */
  public String digest() {
    return Hash.of(
        application,
        Objects.toString(ownership.getOwner(), ""),
        ownership.getRule().name(),
        ownership.getEvidence());
  }
}
