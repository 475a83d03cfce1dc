/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*/xss*, js/xss-through-dom, true",
    "*/xss*, js/reflected-xss, false",
    "B608, b608, true",
    "a*b*c, aXXbYYc, true",
    "a*b*c, aXXbYY, false",
    "*, '', true",
    "a, '', false",
    "*a*, bab, true",
  })
  void shouldMatchStars(String pattern, String text, boolean fits) {
    assertThat(new Glob(pattern).fits(text.toLowerCase(Locale.ROOT))).isEqualTo(fits);
  }

  @Test
  void shouldMatchEndOfDottedPath() {
    assertThat(new Glob("eval-detected").fitsEndOf("javascript.browser.eval-detected")).isTrue();
    assertThat(new Glob("eval-detected").fitsEndOf("no-eval-detected")).isFalse();
  }

  @Test
  void shouldNotExplodeOnHostileText() {
    Glob glob = new Glob("*a*a*a*a*a*b");

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(glob.fits("a".repeat(5_000))).isFalse());
  }
}
