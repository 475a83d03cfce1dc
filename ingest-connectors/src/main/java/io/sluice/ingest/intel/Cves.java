/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The CVE ids seen so far, to find an id that a feed has twice. Ids are kept as bits by year and
 * number, so that the 360,000 of an EPSS file take well under a megabyte.
 */
final class Cves {

  /** Syntax of the CVE record format and of the KEV schema: four to nineteen digits. */
  private static final Pattern ID = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}");

  private static final int YEAR_START = 4;
  private static final int NUMBER_START = 9;
  private static final int LARGEST_BIT_DIGITS = 7;

  private final Map<String, BitSet> byYear = new HashMap<>();
  private final Set<String> others = new HashSet<>();

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Remembers an id; false when it was there before. */
  boolean add(String id) {
    String number = id.substring(NUMBER_START);
    if (number.length() > LARGEST_BIT_DIGITS || (number.length() > 4 && number.startsWith("0"))) {
      return others.add(id);
    }
    BitSet year =
        byYear.computeIfAbsent(id.substring(YEAR_START, NUMBER_START - 1), unused -> new BitSet());
    int bit = Integer.parseInt(number);
    boolean fresh = !year.get(bit);
    year.set(bit);
    return fresh;
  }
}
