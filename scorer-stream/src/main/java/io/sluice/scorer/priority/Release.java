/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a version, enough to say how far an upgrade goes. It is a hint to the reader, not
 * the judgement whether a version is affected, which follows the rules of its ecosystem elsewhere.
 *
 * @param numbers major, minor and so on
 */
record Release(List<Long> numbers) implements Comparable<Release> {

  private static final Pattern NUMBERS =
      Pattern.compile("v?(?:[0-9]+:)?([0-9]{1,9}(?:\\.[0-9]{1,9})*)");

  static Optional<Release> of(@Nullable String version) {
    Matcher matcher = NUMBERS.matcher(version == null ? "" : version);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    List<Long> numbers = new ArrayList<>();
    for (String number : matcher.group(1).split("\\.", -1)) {
      numbers.add(Long.valueOf(number));
    }
    return Optional.of(new Release(List.copyOf(numbers)));
  }

  /** First number; of a version 0.x the second counts, since its minors may break. */
  long major() {
    return numbers.getFirst() == 0 && numbers.size() > 1 ? -numbers.get(1) - 1 : numbers.getFirst();
  }

  @Override
  public int compareTo(Release other) {
    int length = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < length; i++) {
      int order = Long.compare(at(i), other.at(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private long at(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }
}
