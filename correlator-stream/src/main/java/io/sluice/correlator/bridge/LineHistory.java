/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import java.util.Set;

/**
 * Lines by which a finding is and was known. Two tools' findings that once stood at one line are at
 * one place, also while only one of the tools has read the moved line (ADR 4).
 */
@FunctionalInterface
public interface LineHistory {

  /** Values of the line anchors of a finding, current and held. */
  Set<String> of(String findingKey);
}
