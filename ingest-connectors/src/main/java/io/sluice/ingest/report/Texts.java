/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.util.Optional;

/** Makes text of a report safe to store and show. */
public final class Texts {

  private static final char ELLIPSIS = '…';

  private Texts() {}

  /**
   * Removes what no reader expects in text: control characters except tab and line breaks (a NUL
   * ends strings elsewhere, an escape sequence moves a terminal's cursor) and lone surrogates,
   * which UTF-8 cannot hold.
   */
  public static String clean(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (!isPlain(text.charAt(i))) {
        return rebuild(text, i);
      }
    }
    return text;
  }

  /** Clean text on one line, without space around it. */
  public static String line(String text) {
    String clean = clean(text).strip();
    boolean plain = true;
    for (int i = 0; i < clean.length() && plain; i++) {
      plain = clean.charAt(i) >= ' ';
    }
    return plain ? clean : clean.replaceAll("\\s+", " ");
  }

  /** At most {@code limit} characters; a cut text ends with an ellipsis. */
  public static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = limit - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /** First sentence or line of a text, for titles. */
  public static String firstSentence(String text) {
    String stripped = clean(text).strip();
    int end = stripped.indexOf('\n');
    String first = end < 0 ? stripped : stripped.substring(0, end);
    int stop = first.indexOf(". ");
    return (stop > 0 ? first.substring(0, stop) : first).strip();
  }

  /** The text unless it is blank. */
  public static Optional<String> present(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  private static String rebuild(String text, int firstOdd) {
    StringBuilder kept = new StringBuilder(text.length()).append(text, 0, firstOdd);
    for (int i = firstOdd; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        kept.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        kept.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        kept.append('\uFFFD');
      }
    }
    return kept.toString();
  }

  private static boolean isPlain(char c) {
    return c >= ' '
        ? c < 0x7f || (c > 0x9f && !Character.isSurrogate(c))
        : c == '\n' || c == '\t' || c == '\r';
  }
}
