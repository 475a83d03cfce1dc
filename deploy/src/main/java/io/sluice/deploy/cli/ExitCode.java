/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

/** Exit codes of all commands, after {@code sysexits.h}. */
public final class ExitCode {

  /** Done. */
  public static final int OK = 0;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** The input is wrong: a malformed report, an unknown issue. */
  public static final int DATA = 65;

  /** Something that is needed is not there: the platform does not run or does not get ready. */
  public static final int UNAVAILABLE = 69;

  /** A defect of Sluice. */
  public static final int SOFTWARE = 70;

  private ExitCode() {}
}
