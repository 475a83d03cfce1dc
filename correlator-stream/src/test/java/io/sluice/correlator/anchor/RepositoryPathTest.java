/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryPathTest {

  @ParameterizedTest
  @CsvSource({
    "src/A.java, src/A.java",
    "./src/A.java, src/A.java",
    "/home/runner/work/shop/shop/src/A.java, src/A.java",
    "/github/workspace/src/A.java, src/A.java",
    "D:/a/1/s/src/A.java, src/A.java",
    "/src/internal/a.go, internal/a.go",
    "/builds/acme/tools/shop/lib/a.c, lib/a.c",
    "/builds/tools/shop/lib/a.c, lib/a.c",
    "/home/anna/shop/lib/shop/a.c, lib/shop/a.c",
    "/var/lib/jenkins/workspace/nightly/lib/a.c, lib/a.c",
    "/etc/passwd, /etc/passwd",
    "/home/anna/other/a.c, /home/anna/other/a.c",
    "C:/projects/other/a.c, C:/projects/other/a.c",
  })
  void shouldTakeTheCheckoutAway(String path, String expected) {
    assertThat(RepositoryPath.of(path, "repo:gitlab.com/acme/tools/shop")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"/etc/ssl/key.pem, etc/ssl/key.pem", "etc/ssl/key.pem, etc/ssl/key.pem"})
  void shouldTakeTheRootOfAnImageAway(String path, String expected) {
    assertThat(RepositoryPath.of(path, "image:registry.acme.example/shop")).isEqualTo(expected);
  }
}
