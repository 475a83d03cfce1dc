/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import io.sluice.runtime.config.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words for people. The message of a foreign exception may quote the payload, so only the classes
 * of a cause chain are named, and the words of our own exceptions are cut, cleaned and redacted.
 */
final class Reasons {

  private static final int LONGEST = 500;
  private static final int DEEPEST = 10;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

  private Reasons() {}

  static String clean(String reason) {
    String line = CONTROL.matcher(Redaction.text(reason)).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** Simple class names from the outermost exception to its root. */
  static String classes(Throwable failure) {
    List<String> names = new ArrayList<>();
    Throwable at = failure;
    while (at != null && names.size() < DEEPEST) {
      names.add(at.getClass().getSimpleName());
      at = at.getCause();
    }
    return String.join(" < ", names);
  }
}
