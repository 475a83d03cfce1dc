/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A bucket a token: it holds the requests of one minute and fills evenly. */
final class RateLimits {

  private static final double NANOS_A_MINUTE = 60e9;

  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new HashMap<>();

  private static final class Bucket {
    private double left;
    private long at;

    Bucket(double left, long at) {
      this.left = left;
      this.at = at;
    }
  }

  /**
   * @param nanos elapsed time, as {@link System#nanoTime} gives it
   */
  RateLimits(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Counts a request; how long to wait when there is none left. */
  synchronized Optional<Duration> take(Token token) {
    long now = nanos.getAsLong();
    double capacity = token.perMinute();
    // As many buckets as tokens: only ids of the file come here.
    Bucket bucket = buckets.computeIfAbsent(token.id(), id -> new Bucket(capacity, now));
    double perNano = capacity / NANOS_A_MINUTE;
    bucket.left = Math.min(capacity, bucket.left + (now - bucket.at) * perNano);
    bucket.at = now;
    if (bucket.left >= 1) {
      bucket.left--;
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos((long) Math.ceil((1 - bucket.left) / perNano)));
  }
}
