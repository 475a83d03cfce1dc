/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Runs commands and keeps what they print. */
final class RecordedTerminal {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal;
  private int code;

  private RecordedTerminal(boolean colour, boolean progress, OptionalInt width) {
    terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            colour,
            progress,
            width);
  }

  static RecordedTerminal pipe() {
    return new RecordedTerminal(false, false, OptionalInt.empty());
  }

  static RecordedTerminal screen(int width) {
    return new RecordedTerminal(true, true, OptionalInt.of(width));
  }

  static RecordedTerminal plain(int width) {
    return new RecordedTerminal(false, false, OptionalInt.of(width));
  }

  Terminal terminal() {
    return terminal;
  }

  int run(String... arguments) {
    return run(Map.of(), arguments);
  }

  int run(Map<String, String> environment, String... arguments) {
    code = Main.commandLine(terminal, environment).execute(arguments);
    return code;
  }

  /** Exit code of the last command. */
  int code() {
    return code;
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  List<String> outLines() {
    return out().lines().toList();
  }
}
