/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.event.BridgeCandidate;
import java.util.List;

/**
 * A finding from outside that may be about a place in code.
 *
 * @param rule rule of the bridge
 * @param outside finding with requests
 * @param parameter parameter that it attacks; empty when it names none
 * @param code findings at the place; of a link one
 * @param value parts of the anchor when it merges
 * @param evidence what they have in common, for a link
 * @param conditions each condition
 * @param merges whether all of them are met, as far as only this claim is looked at
 */
record Claim(
    AnchorRule rule,
    BridgeCandidate outside,
    String parameter,
    List<BridgeCandidate> code,
    List<String> value,
    List<String> evidence,
    List<String> conditions,
    boolean merges) {

  Claim {
    code = List.copyOf(code);
    value = List.copyOf(value);
    evidence = List.copyOf(evidence);
    conditions = List.copyOf(conditions);
  }

  boolean concerns(String findingKey) {
    return outside.getFindingKey().equals(findingKey)
        || code.stream().anyMatch(candidate -> candidate.getFindingKey().equals(findingKey));
  }
}
