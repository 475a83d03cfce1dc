/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A set of characters in a glob, from {@code [} to {@code ]}: single ones, ranges, a backslash
 * before one that is meant literally, and {@code !} or {@code ^} in front for all others.
 *
 * @param members the characters
 * @param end index of the closing bracket
 */
record CharacterSet(IntPredicate members, int end) {

  /** Parses the set that starts at an index; null when it is never closed. */
  static @Nullable CharacterSet parse(int[] text, int start) {
    int at = start + 1;
    boolean negated = at < text.length && (text[at] == '!' || text[at] == '^');
    if (negated) {
      at++;
    }
    IntPredicate members = character -> false;
    while (at < text.length && text[at] != ']') {
      at += escaped(text, at) ? 1 : 0;
      int low = text[at++];
      int high = low;
      if (at + 1 < text.length && text[at] == '-' && text[at + 1] != ']') {
        at++;
        at += escaped(text, at) ? 1 : 0;
        high = text[at++];
      }
      members = members.or(range(low, high));
    }
    return at < text.length ? new CharacterSet(negated ? members.negate() : members, at) : null;
  }

  private static boolean escaped(int[] text, int at) {
    return text[at] == '\\' && at + 1 < text.length;
  }

  private static IntPredicate range(int low, int high) {
    return character -> character >= low && character <= high;
  }
}
