/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

/** Ways to set text off; ANSI SGR codes of the eight colours that every terminal knows. */
public enum Style {
  /** Headings. */
  BOLD("1"),
  /** Less important than the rest. */
  DIM("2"),
  /** Urgent. */
  RED("1;31"),
  /** Needs attention. */
  YELLOW("33"),
  /** Good. */
  GREEN("32"),
  /** Names to copy. */
  CYAN("36");

  static final String RESET = "\u001b[0m";

  private final String sgr;

  Style(String sgr) {
    this.sgr = sgr;
  }

  String code() {
    return "\u001b[" + sgr + "m";
  }
}
