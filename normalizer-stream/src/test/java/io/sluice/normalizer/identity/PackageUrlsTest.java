/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sluice.event.PackageRef;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageUrlsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "pkg:pypi/Django_Rest@1.0, pkg:pypi/django-rest@1.0",
        "pkg:npm/%40angular/core@1.0?vcs_url=x, pkg:npm/%40angular/core@1.0",
        "pkg:maven/org.a/b@1?type=jar, pkg:maven/org.a/b@1",
        "pkg:deb/debian/curl@7.50?distro=debian-12&arch=amd64,"
            + " pkg:deb/debian/curl@7.50?arch=amd64&distro=debian-12",
        "PKG:NPM/lodash@4, pkg:npm/lodash@4",
        "lodash@4, -",
        "'', -",
      })
  void shouldCanonicalize(String reported, @Nullable String canonical) {
    assertThat(PackageUrls.canonical(reported).orElse(null)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "maven, org.apache.logging.log4j:log4j-core, 2.14.1,"
            + " pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
        "npm, @angular/core, 1.0, pkg:npm/%40angular/core@1.0",
        "node-pkg, lodash, 4.17.0, pkg:npm/lodash@4.17.0",
        "Go, github.com/gin-gonic/gin, v1.0.0, pkg:golang/github.com/gin-gonic/gin@v1.0.0",
        "PyPI, Requests, -, pkg:pypi/requests",
        "debian, openssl, 3.0, pkg:deb/openssl@3.0",
        "crates.io, serde, 1.0, pkg:cargo/serde@1.0",
        "-, lodash, 4, -",
      })
  void shouldDeriveFromEcosystem(
      @Nullable String ecosystem, String name, @Nullable String version, @Nullable String purl) {
    PackageRef reference =
        PackageRef.newBuilder().setEcosystem(ecosystem).setName(name).setVersion(version).build();

    assertThat(PackageUrls.canonical(reference).orElse(null)).isEqualTo(purl);
  }

  @Test
  void shouldLeaveDistributionOutOfCoordinates() {
    assertThat(coordinates("pkg:deb/debian/curl@7.50?distro=debian-12.4&arch=amd64"))
        .isEqualTo(coordinates("pkg:deb/debian/curl@7.50?distro=debian-12.5&arch=amd64"));
    assertThat(coordinates("pkg:rpm/fedora/curl@7.50?epoch=1"))
        .isNotEqualTo(coordinates("pkg:rpm/fedora/curl@7.50?epoch=2"));
  }

  @Property
  void shouldAnswerAnyText(@ForAll String purl, @ForAll String name, @ForAll String ecosystem) {
    PackageRef reference =
        PackageRef.newBuilder()
            .setPurl("pkg:" + purl)
            .setName(name)
            .setEcosystem(ecosystem)
            .build();

    assertThatCode(
            () -> {
              PackageUrls.canonical(reference);
              PackageUrls.coordinates(reference);
            })
        .doesNotThrowAnyException();
  }

  private static String coordinates(String purl) {
    return PackageUrls.coordinates(PackageRef.newBuilder().setPurl(purl).setName("curl").build());
  }
}
