/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.file;

/**
 * A context file is not what it should be: wrong syntax, a lying count, a value out of range, too
 * large. Nothing of it is published. The message is one line that says where and what, and quotes
 * at most a short part of the file.
 */
public final class MalformedFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int QUOTED = 60;

  /** The file as a whole is wrong. */
  public MalformedFileException(String problem) {
    super(problem);
  }

  /** The file as a whole is wrong, as another error says. */
  public MalformedFileException(String problem, Throwable cause) {
    super(problem, cause);
  }

  /** A line, 1-based, is wrong. */
  public static MalformedFileException atLine(long line, String problem) {
    return new MalformedFileException("line " + line + ": " + problem);
  }

  /** Text of a file, made fit for a message: one line, without control characters, cut. */
  public static String quote(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    boolean cut = line.length() > QUOTED;
    return "'" + (cut ? line.substring(0, QUOTED) + "..." : line) + "'";
  }
}
