/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.IssueMember;

/** One change of one finding of an application. */
public sealed interface FindingChange {

  /** Finding concerned. */
  String findingKey();

  /**
   * The finding is new to the application or has another content.
   *
   * @param member the finding with the anchors that {@link io.sluice.correlator.anchor.AnchorRules}
   *     gives it
   */
  record Upsert(IssueMember member) implements FindingChange {
    @Override
    public String findingKey() {
      return member.getFindingKey();
    }
  }

  /** The finding no longer belongs to the application. */
  record Removal(String findingKey) implements FindingChange {}
}
