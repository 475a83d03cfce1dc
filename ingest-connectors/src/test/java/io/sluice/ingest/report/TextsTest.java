/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextsTest {

  @Test
  void shouldRemoveWhatNoReaderExpects() {
    assertThat(Texts.clean("a\0b\u001b[31mc\td\ne\uD800f\uD83D\uDE00"))
        .isEqualTo("ab[31mc\td\ne\uFFFDf\uD83D\uDE00");
    assertThat(Texts.line("  a \n\t b ")).isEqualTo("a b");
  }

  @Property
  void shouldKeepWithinTheLimitAndBeEncodable(
      @ForAll String text, @ForAll @IntRange(min = 2, max = 50) int limit) {
    String cut = Texts.cut(Texts.clean(text), limit);

    assertThat(cut).hasSizeLessThanOrEqualTo(limit);
    assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-03T04:05:06.789Z,2026-02-03T04:05:06.789Z",
    "2026-02-03T04:05:06+02:00,2026-02-03T02:05:06Z",
    "2026-02-03T04:05:06+0200,2026-02-03T02:05:06Z",
    "2026-02-03 04:05:06,2026-02-03T04:05:06Z",
    "2026-02-03 04:05:06 UTC,2026-02-03T04:05:06Z",
    "2026-02-03,2026-02-03T00:00:00Z"
  })
  void shouldReadTimesAsToolsWriteThem(String text, String time) {
    assertThat(Times.parse(text)).hasToString("Optional[" + time + "]");
  }

  @ParameterizedTest
  @CsvSource({"0001-01-01T00:00:00Z", "yesterday", "2026-13-01T00:00:00Z", "''"})
  void shouldNotTakeEverythingForATime(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/shop.git,repo:github.com/acme/shop",
    "https://user:token@GitHub.com/acme/shop/,repo:github.com/acme/shop",
    "git@gitlab.com:acme/team/shop.git,repo:gitlab.com/acme/team/shop",
    "ssh://git@github.com/acme/shop,repo:github.com/acme/shop"
  })
  void shouldNameARepository(String uri, String asset) {
    assertThat(Assets.repository(uri)).contains(asset);
  }

  @ParameterizedTest
  @CsvSource({
    "nginx,image:docker.io/library/nginx",
    "nginx:1.25@sha256:ab,image:docker.io/library/nginx",
    "acme/shop:1,image:docker.io/acme/shop",
    "localhost:5000/shop:1,image:localhost:5000/shop",
    "registry.acme.example/a/b@sha256:ab,image:registry.acme.example/a/b"
  })
  void shouldNameAnImage(String reference, String asset) {
    assertThat(Assets.image(reference)).contains(asset);
  }

  @ParameterizedTest
  @CsvSource({
    "'.',''",
    "'./',''",
    "/home/runner/work/x,''",
    "'C:\\agent\\x',''",
    "./services/cart/,services/cart",
    "services\\cart,services/cart"
  })
  void shouldTakeARelativeDirectoryForTheConfiguration(String target, String configuration) {
    assertThat(Assets.directory(target)).isEqualTo(configuration);
  }

  @Test
  void shouldFindIdsInText() {
    assertThat(Findings.cwes("CWE-89: x, external/cwe/cwe-079, cwe_22, CWE 0, acwe-5"))
        .containsExactly(89, 79, 22);
    assertThat(Findings.vulnerabilityIds("cve-2021-44228-log4j ghsa-JFH8-c2jp-5v3q XCVE-2020-0001"))
        .containsExactly("CVE-2021-44228", "GHSA-jfh8-c2jp-5v3q");
  }
}
