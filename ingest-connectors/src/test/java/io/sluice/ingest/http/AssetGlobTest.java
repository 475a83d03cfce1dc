/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetGlobTest {

  @ParameterizedTest
  @CsvSource({
    "repo:github.com/acme/*, repo:github.com/acme/shop, true",
    "repo:github.com/acme/*, repo:github.com/acme/shop/sub, false",
    "repo:github.com/acme/*, repo:github.com/acme-evil/shop, false",
    "repo:github.com/acme/*, xrepo:github.com/acme/shop, false",
    "repo:github.com/acme/**, repo:github.com/acme/shop/sub, true",
    "repo:githubXcom/acme/shop, repo:github.com/acme/shop, false",
    "repo:github.com/acme/shop, repo:githubXcom/acme/shop, false",
    "**, image:registry.acme.example/shop, true",
    "*:a, repo:a, true",
    "image:*/shop-*, image:r.example/shop-web, true",
    "image:*/shop-*, image:r.example/x/shop-web, false"
  })
  void shouldMatchWhatItSays(String glob, String asset, boolean matches) {
    assertThat(new AssetGlob(glob).matches(asset)).isEqualTo(matches);
  }

  @Property(tries = 100)
  void shouldMatchOnlyItselfWithoutStars(
      @ForAll
          @AlphaChars
          @Chars({'.', '/', ':', '+', '(', '[', '\\', 'E'})
          @StringLength(min = 1, max = 30)
          String text,
      @ForAll @AlphaChars @StringLength(min = 1, max = 3) String more) {
    assertThat(new AssetGlob(text).matches(text)).isTrue();
    assertThat(new AssetGlob(text).matches(text + more)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a|b", "*a*a*a*a*a*a*a*a*a*a*a"})
  void shouldRefuseWhatIsNoPattern(String text) {
    assertThatThrownBy(() -> new AssetGlob(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldBeEqualByItsText() {
    assertThat(new AssetGlob("**")).isEqualTo(new AssetGlob(" ** ")).hasToString("**");
  }
}
