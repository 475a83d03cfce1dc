/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

  private static final String DIGEST =
      "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io/library/nginx, latest",
    "nginx:1.25, docker.io/library/nginx, 1.25",
    "docker.io/nginx:1.25, docker.io/library/nginx, 1.25",
    "docker.io/library/nginx:1.25, docker.io/library/nginx, 1.25",
    "index.docker.io/library/nginx:1.25, docker.io/library/nginx, 1.25",
    "acme/shop:2, docker.io/acme/shop, 2",
    "registry:5000/a/b:tag, registry:5000/a/b, tag",
    "registry:5000/a/b, registry:5000/a/b, latest",
    "localhost/a:1, localhost/a, 1",
    "Registry.Acme.example/Shop:1, registry.acme.example/Shop, 1",
    "ghcr.io/a/b/c:v1.0, ghcr.io/a/b/c, v1.0",
  })
  void shouldWriteAReferenceInFull(String text, String repository, String tag) {
    ImageReference reference = ImageReference.parse(text).orElseThrow();

    assertThat(reference.repository()).isEqualTo(repository);
    assertThat(reference.effectiveTag()).contains(tag);
    assertThat(reference.digest()).isEmpty();
    assertThat(reference.asset()).isEqualTo("image:" + repository);
  }

  @Test
  void shouldNotAssumeATagWhereADigestIs() {
    ImageReference reference =
        ImageReference.parse("docker.io/library/nginx@" + DIGEST).orElseThrow();

    assertThat(reference.repository()).isEqualTo("docker.io/library/nginx");
    assertThat(reference.effectiveTag()).isEmpty();
    assertThat(reference.digest()).contains(DIGEST);
    assertThat(ImageReference.parse("registry:5000/a/b:tag@" + DIGEST).orElseThrow().effectiveTag())
        .contains("tag");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/var/lib/image",
        "./image",
        "image.tar",
        "a b",
        "a|b",
        DIGEST,
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void shouldFindNoReferenceInAFileOrAnId(String text) {
    assertThat(ImageReference.parse(text)).isEmpty();
  }
}
