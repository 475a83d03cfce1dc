/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates, pace and room, without a server. */
class LimitsTest {

  private static final Token TOKEN =
      new Token(
          "1",
          "ci",
          "0".repeat(64),
          List.of(new AssetGlob("**")),
          Set.of(),
          60,
          0,
          Optional.empty());

  private final AtomicLong nanos = new AtomicLong(-5);

  @Test
  void shouldTakeAMinutesRequestsAtOnceAndThenOneASecond() {
    RateLimits rates = new RateLimits(nanos::get);

    for (int i = 0; i < 60; i++) {
      assertThat(rates.take(TOKEN)).isEmpty();
    }
    assertThat(rates.take(TOKEN).orElseThrow()).isBetween(ms(999), ms(1001));
    nanos.addAndGet(ms(400).toNanos());
    assertThat(rates.take(TOKEN).orElseThrow()).isBetween(ms(599), ms(601));
    nanos.addAndGet(ms(601).toNanos());
    assertThat(rates.take(TOKEN)).isEmpty();
    assertThat(rates.take(TOKEN)).isPresent();
    nanos.addAndGet(Duration.ofHours(5).toNanos());
    for (int i = 0; i < 60; i++) {
      assertThat(rates.take(TOKEN)).isEmpty();
    }
    assertThat(rates.take(TOKEN)).as("a quiet hour is not saved up").isPresent();
  }

  @Test
  void shouldEndAnUploadThatTrickles() throws IOException {
    PacedStream slow =
        new PacedStream(
            new ByteArrayInputStream(new byte[1_000]), Duration.ofSeconds(10), 100, nanos::get);
    byte[] buffer = new byte[200];

    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(slow.read(buffer)).as("within the grace").isEqualTo(200);
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(slow.read(buffer)).as("400 bytes in 3 s").isEqualTo(200);
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    assertThatThrownBy(() -> slow.read(buffer))
        .as("600 bytes in 7 s")
        .isInstanceOf(ProblemException.class)
        .extracting(e -> ((ProblemException) e).type())
        .isEqualTo(ProblemType.TIMEOUT);
  }

  @Test
  void shouldHoldNoMoreThanItsQuotaAndGiveItBack(@TempDir Path folder) throws IOException {
    AtomicLong free = new AtomicLong(1_000_000_000);
    SpoolQuota quota = new SpoolQuota(3_000, 1_000, free::get);
    Path first = folder.resolve("first");
    try (SpoolFile one = new SpoolFile(first, quota, 2_000);
        SpoolFile two = new SpoolFile(folder.resolve("second"), quota, 2_000)) {
      one.write(new byte[1_500]);
      assertThat(quota.used()).isEqualTo(2_000);
      assertThatThrownBy(() -> two.write(new byte[1_500]))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("spool is full");
      assertThatThrownBy(() -> one.write(new byte[501]))
          .extracting(e -> ((ProblemException) e).type())
          .isEqualTo(ProblemType.TOO_LARGE);
    }
    assertThat(quota.used()).isZero();
    assertThat(first).doesNotExist();

    free.set(1_500);
    try (SpoolFile one = new SpoolFile(first, quota, 2_000)) {
      assertThatThrownBy(() -> one.write(1))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("nearly full");
    }
    free.set(1_000_000);
    Path kept = folder.resolve("kept");
    try (SpoolFile one = new SpoolFile(first, quota, 2_000)) {
      one.write(new byte[10]);
      one.moveTo(kept);
    }
    assertThat(quota.used()).as("what is kept stays counted, exactly").isEqualTo(10);
    assertThat(Files.size(kept)).isEqualTo(10);
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
