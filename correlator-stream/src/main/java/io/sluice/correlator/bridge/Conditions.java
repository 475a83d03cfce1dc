/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import java.util.ArrayList;
import java.util.List;

/** Conditions of one merge, each with what was found, met or missing. */
final class Conditions {

  private static final String MISSING = "missing: ";

  private final List<String> found = new ArrayList<>();
  private boolean met = true;

  Conditions met(String text) {
    found.add(text);
    return this;
  }

  Conditions missing(String text) {
    found.add(MISSING + text);
    met = false;
    return this;
  }

  Conditions check(boolean condition, String whenMet, String whenMissing) {
    return condition ? met(whenMet) : missing(whenMissing);
  }

  boolean areMet() {
    return met;
  }

  List<String> toList() {
    return List.copyOf(found);
  }
}
