/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One segment of a CODEOWNERS pattern: text with wildcards, or any number of whole segments. */
final class PatternSegment {

  /** Zero or more whole path segments. */
  static final PatternSegment SPAN = new PatternSegment(new int[0], List.of(), null);

  /** Covers nothing. */
  static final PatternSegment NOTHING =
      new PatternSegment(new int[] {PatternSegment.FIRST_SET}, List.of(c -> false), null);

  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;
  private static final int FIRST_SET = -3;
  private static final int END = Integer.MIN_VALUE;

  /** Code points, wildcards, and {@code FIRST_SET - n} for the n-th set of characters. */
  private final int[] symbols;

  private final List<IntPredicate> sets;

  /** The text itself when it has no wildcard, which is the usual case and quick to compare. */
  private final @Nullable String literal;

  private PatternSegment(int[] symbols, List<IntPredicate> sets, @Nullable String literal) {
    this.symbols = symbols;
    this.sets = sets;
    this.literal = literal;
  }

  /** A segment that may hold sets of characters such as {@code [a-z]} and {@code [!0-9]}. */
  static PatternSegment withSets(String text) {
    List<IntPredicate> sets = new ArrayList<>();
    int[] written = text.codePoints().toArray();
    int[] symbols = new int[written.length];
    int size = 0;
    boolean wild = false;
    for (int at = 0; at < written.length; at++) {
      int character = written[at];
      if (character == '[') {
        CharacterSet set = CharacterSet.parse(written, at);
        if (set == null) {
          return NOTHING;
        }
        symbols[size++] = FIRST_SET - sets.size();
        sets.add(set.members());
        at = set.end();
        wild = true;
      } else if (character == '\\' && at + 1 < written.length) {
        symbols[size++] = written[++at];
      } else {
        symbols[size] = symbol(character);
        wild |= symbols[size++] < 0;
      }
    }
    int[] exact = Arrays.copyOf(symbols, size);
    return new PatternSegment(exact, List.copyOf(sets), wild ? null : new String(exact, 0, size));
  }

  static PatternSegment of(String text) {
    int[] written = text.codePoints().toArray();
    int[] symbols = new int[written.length];
    int size = 0;
    boolean escaped = false;
    boolean wild = false;
    for (int character : written) {
      if (!escaped && character == '\\') {
        escaped = true;
        continue;
      }
      int symbol = escaped ? character : symbol(character);
      wild |= symbol < 0;
      symbols[size++] = symbol;
      escaped = false;
    }
    int[] exact = Arrays.copyOf(symbols, size);
    return new PatternSegment(exact, List.of(), wild ? null : new String(exact, 0, size));
  }

  private static int symbol(int character) {
    return switch (character) {
      case '*' -> ANY_TEXT;
      case '?' -> ANY_CHARACTER;
      default -> character;
    };
  }

  boolean spans() {
    return this == SPAN;
  }

  boolean matchesAnyText() {
    return spans()
        || (symbols.length > 0 && Arrays.stream(symbols).allMatch(symbol -> symbol == ANY_TEXT));
  }

  /** Whether the segment covers one path segment. */
  boolean matches(String text) {
    if (text.isEmpty()) {
      return false;
    }
    return literal != null ? literal.equals(text) : matches(text.codePoints().toArray());
  }

  /** Greedy match with one point of return, the latest {@code *}. */
  private boolean matches(int[] text) {
    int symbol = 0;
    int at = 0;
    int lastStar = -1;
    int resume = 0;
    while (at < text.length) {
      int expected = symbol < symbols.length ? symbols[symbol] : END;
      if (expected == ANY_TEXT) {
        lastStar = symbol++;
        resume = at;
      } else if (accepts(expected, text[at])) {
        symbol++;
        at++;
      } else if (lastStar >= 0) {
        symbol = lastStar + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
      symbol++;
    }
    return symbol == symbols.length;
  }

  private boolean accepts(int expected, int character) {
    if (expected == ANY_CHARACTER || expected == character) {
      return true;
    }
    return expected <= FIRST_SET
        && expected != END
        && sets.get(FIRST_SET - expected).test(character);
  }
}
