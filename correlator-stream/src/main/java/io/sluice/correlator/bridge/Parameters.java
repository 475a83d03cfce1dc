/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.event.BridgeCandidate;

/** The condition about the parameter: equal when both sides name one. */
final class Parameters {

  private Parameters() {}

  static void check(
      Conditions conditions, BridgeCandidate outside, String parameter, BridgeCandidate code) {
    String read = String.join(" and ", code.getParameters());
    if (parameter.isEmpty()) {
      conditions.met(
          "parameter: "
              + outside.getTool()
              + " names no single one, "
              + (read.isEmpty() ? "nor does " + code.getTool() : code.getTool() + " " + read));
    } else if (read.isEmpty()) {
      conditions.met(
          "parameter: "
              + outside.getTool()
              + " names "
              + parameter
              + ", "
              + code.getTool()
              + " none");
    } else {
      conditions.check(
          Candidates.mayRead(code, parameter),
          "parameter " + parameter + " in both",
          "same parameter: "
              + outside.getTool()
              + " names "
              + parameter
              + ", "
              + code.getTool()
              + " "
              + read);
    }
  }
}
