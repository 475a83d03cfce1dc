/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsAndNamesTest {

  @ParameterizedTest
  @CsvSource({
    "src/a.js, src/a.js",
    "./src/a.js, src/a.js",
    "src\\main\\A.java, src/main/A.java",
    ".\\src\\a.cs, src/a.cs",
    "src//a.js, src/a.js",
    "src/x/../a.js, src/a.js",
    "../a.js, ../a.js",
    "/workspace/./a.js, /workspace/a.js",
    "C:\\work\\a.cs, C:/work/a.cs",
    ".github/workflows/ci.yml, .github/workflows/ci.yml",
    "a.., a..",
  })
  void shouldSpellPathsOneWay(String reported, String normalized) {
    assertThat(FilePath.normalized(reported)).isEqualTo(normalized);
  }

  @ParameterizedTest
  @CsvSource({
    "shop/web-6d4b75cb6d-hswr9, shop/web",
    "web-6d4b75cb6d-hswr9, web",
    "shop/db-0, shop/db",
    "kube-system/node-agent-x7k2p, kube-system/node-agent",
    "shop/Deployment/web, shop/Deployment/web",
    "my-smtpd, my-smtpd",
    "3f2504e04f89, ''",
    "nginx, nginx",
  })
  void shouldNameWorkloadsWithoutTheirPods(String reported, String stable) {
    assertThat(Workloads.stableName(reported)).isEqualTo(stable);
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, nginx",
    "nginx:1.27, nginx",
    "registry.example:5000/shop/web, registry.example:5000/shop/web",
    "registry.example:5000/shop/web:v2, registry.example:5000/shop/web",
    "nginx@sha256:abc, nginx",
  })
  void shouldNameImagesWithoutTag(String reported, String repository) {
    assertThat(Workloads.imageRepository(reported)).isEqualTo(repository);
  }

  @Test
  void shouldChooseBestFingerprint() {
    assertThat(
            Fingerprint.choose(
                Map.of(
                    "primaryLocationLineHash", "39fa2ee980eb94b0:2",
                    "primaryLocationStartColumnFingerprint", "12345678",
                    "aaa/v1", "something else")))
        .contains(new Fingerprint("primarylocationlinehash", 0, "39fa2ee980eb94b0"));
  }

  @Test
  void shouldTakeHighestVersionOfOneAlgorithm() {
    assertThat(Fingerprint.choose(Map.of("ctx/v1", "first-one", "ctx/v10", "tenth-one")))
        .contains(new Fingerprint("ctx", 10, "tenth-one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"requires login", "Requires Login", "", "0", "7", "00000000", "short"})
  void shouldNotTrustValuesThatTellNothingApart(String value) {
    assertThat(Fingerprint.choose(Map.of("matchBasedId/v1", value))).isEqualTo(Optional.empty());
  }
}
