/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import io.sluice.event.Ownership;
import io.sluice.topic.Hash;
import java.util.ArrayList;
import java.util.List;
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
    List<String> fields = new ArrayList<>();
    fields.add(application);
    fields.add(Objects.toString(ownership.getOwner(), ""));
    fields.add(ownership.getRule().name());
    fields.add(ownership.getEvidence());
    fields.add(Objects.toString(ownership.getSuggestedOwner(), ""));
    fields.add(Objects.toString(ownership.getSuggestion(), ""));
    fields.addAll(ownership.getPassedOver());
    return Hash.of(fields);
  }
}
