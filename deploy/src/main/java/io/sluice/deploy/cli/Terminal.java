/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where a command writes, and what that place can show.
 *
 * @param out results, in UTF-8
 * @param err messages and progress
 * @param colour whether colours are wanted: on a terminal, unless {@code NO_COLOR} is set
 * @param progress whether progress may be redrawn in place
 * @param width columns of the terminal; empty when lines may have any length
 */
public record Terminal(
    PrintStream out, PrintStream err, boolean colour, boolean progress, OptionalInt width) {

  /** The terminal of this process, as the start script saw it. */
  static Terminal ofProcess(Map<String, String> environment) {
    boolean terminal = Boolean.getBoolean("sluice.terminal");
    String noColour = environment.getOrDefault("NO_COLOR", "");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        terminal && noColour.isEmpty() && !dumb,
        Boolean.getBoolean("sluice.progress") && !dumb,
        width(System.getProperty("sluice.columns", "")));
  }

  private static OptionalInt width(String columns) {
    try {
      int width = Integer.parseInt(columns);
      return width > 0 ? OptionalInt.of(width) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** The same, with that width where the terminal sets none. */
  Terminal widthOr(int columns) {
    return width.isPresent()
        ? this
        : new Terminal(out, err, colour, progress, OptionalInt.of(columns));
  }

  /** The text in a style, or as it is without colours. */
  public String styled(Style style, String text) {
    return colour ? style.code() + text + Style.RESET : text;
  }
}
