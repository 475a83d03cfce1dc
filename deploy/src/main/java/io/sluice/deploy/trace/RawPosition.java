/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Place of a record in Kafka, written {@code topic[partition]@offset}.
 *
 * @param topic full name of the topic
 * @param partition partition
 * @param offset offset
 */
public record RawPosition(String topic, int partition, long offset) {

  private static final Pattern WRITTEN =
      Pattern.compile("([A-Za-z0-9._-]{1,249})\\[(\\d{1,9})]@(\\d{1,18})");

  /** Position as {@code sluice explain} writes it; empty when the text is none. */
  public static Optional<RawPosition> parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    return written.matches()
        ? Optional.of(
            new RawPosition(
                written.group(1),
                Integer.parseInt(written.group(2)),
                Long.parseLong(written.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "%s[%d]@%d".formatted(topic, partition, offset);
  }
}
