/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import static io.sluice.correlator.FindingBuilder.aFinding;
import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.correlator.FindingBuilder;
import io.sluice.correlator.anchor.AnchorRules;
import io.sluice.correlator.issue.IssueMembers;
import io.sluice.event.Category;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootCausesTest {

  private static final String LOG4J = "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1";
  private static final String BASH = "pkg:deb/debian/bash@5.2?distro=debian-12.5";

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "maven, 2.14.1, '2.3.2,2.12.4,2.15.0', 2.15.0",
        "maven, 2.10, '2.3.2,2.12.4,2.15.0', 2.12.4",
        "deb, 2.36-9+deb12u3, '2.36-9+deb12u10', 2.36-9+deb12u10",
        "npm, 4.17.9, '4.17.21', 4.17.21",
        "npm, 4.17.9, '4.17.5', none",
        "npm, 1.0.0, '>=1.2.0', none",
        "pypi, 3.2.12, '3.2.14,4.0.6', 3.2.14",
        "golang, v1.2.3, '1.10.0,1.9.1', 1.9.1",
        "cargo, 0.4.1, '0.4.20,0.5.0', 0.4.20",
        "gem, 1.2, '1.3', 1.3",
        "gem, 1.2, '1.3,1.10', none",
        "npm, '', '2.0.0,1.0.0', 1.0.0",
      })
  void shouldFixWithTheLowestVersionAboveTheInstalledOne(
      String type, String installed, String fixed, String expected) {
    List<String> fixes =
        FixedVersions.of(
            type, List.of(new FixedVersions.Stated(installed, Arrays.asList(fixed.split(",")))));

    assertThat(fixes.isEmpty() ? null : fixes.getFirst()).isEqualTo(expected);
  }

  @Test
  void shouldTakeAVersionOnlyWhenAllToolsAgree() {
    assertThat(
            FixedVersions.of(
                "maven",
                List.of(
                    new FixedVersions.Stated("2.14.1", List.of("2.15.0")),
                    new FixedVersions.Stated("2.14.1", List.of("2.16.0", "2.17.0")),
                    new FixedVersions.Stated("2.14.1", List.of()))))
        .containsExactly("2.16.0", "2.17.0");
  }

  @Test
  void shouldNameADependencyWithoutItsVersion() {
    RootCause cause =
        only(
            aVulnerability("a", LOG4J, "CVE-2021-44228").fixedIn("2.15.0"),
            aVulnerability("b", LOG4J, "CVE-2021-44228").by("grype").fixedIn("2.15.0"));

    assertThat(cause.getKind()).isEqualTo(RootCauseKind.DEPENDENCY);
    assertThat(cause.getName()).isEqualTo("maven/org.apache.logging.log4j/log4j-core");
    assertThat(cause.getFix()).isEqualTo("2.15.0");
  }

  @Test
  void shouldTellReleasesOfADistributionApartAndSpellThemAlike() {
    assertThat(only(aVulnerability("a", BASH, "CVE-2022-3715")).getName())
        .isEqualTo("deb/bash (debian-12)");
    assertThat(
            only(aVulnerability("a", "pkg:apk/alpine/ssl@3?distro=alpine-3.18.4", "CVE-2022-1"))
                .getName())
        .isEqualTo("apk/ssl (alpine-3.18)");
    assertThat(
            only(aVulnerability("a", "pkg:rpm/redhat/ssl@3?distro=redhat-8.9", "CVE-2022-1"))
                .getName())
        .isEqualTo("rpm/ssl (rhel-8)");
    assertThat(causes(aVulnerability("a", "pkg:deb/debian/bash@5.2", "CVE-2022-3715"))).isEmpty();
  }

  @Test
  void shouldFixByANewerBaseOnlyWhenEverythingCameWithIt() {
    FindingBuilder trivy =
        aVulnerability("a", BASH, "CVE-2022-3715")
            .in("image:x/a")
            .onBase("x/debian:12")
            .fixedIn("5.3");
    FindingBuilder grype = aVulnerability("b", BASH, "CVE-2022-3715").in("image:x/a").by("grype");
    FindingBuilder elsewhere = aVulnerability("c", BASH, "CVE-2022-3715").in("image:x/b");

    assertThat(causes(trivy, grype).getFirst())
        .satisfies(
            cause -> {
              assertThat(cause.getKind()).isEqualTo(RootCauseKind.BASE_IMAGE);
              assertThat(cause.getName()).isEqualTo("x/debian:12");
              assertThat(cause.getFix()).isEqualTo("rebuild on a newer x/debian:12");
            });
    assertThat(causes(trivy, grype, elsewhere).getFirst().getFix()).isNull();
    assertThat(
            causes(aVulnerability("d", BASH, "CVE-2022-3715").in("image:x/a").onBase("x/debian:12"))
                .getFirst()
                .getFix())
        .as("no version is fixed yet")
        .isNull();
  }

  @Test
  void shouldNameTheModuleThatAResourceComesFrom() {
    assertThat(only(iac("module.logs.aws_s3_bucket.this", "modules/bucket/main.tf")).getName())
        .isEqualTo(FindingBuilder.REPO + "//modules/bucket");
    assertThat(
            only(iac(
                    "module.s3.aws_s3_bucket.this[0]",
                    ".external_modules/github.com/acme/terraform-aws-s3/v3.1.0/main.tf"))
                .getName())
        .isEqualTo("github.com/acme/terraform-aws-s3");
    assertThat(only(iac("Deployment.shop.web", "/chart/templates/web.yaml")).getName())
        .isEqualTo(FindingBuilder.REPO + "//chart/templates/web.yaml");
    assertThat(causes(iac("aws_s3_bucket.this", "storage/s3.tf"))).isEmpty();
    assertThat(causes(iac("module.x.aws_s3_bucket.this", "main.tf"))).isEmpty();
  }

  @Test
  void shouldFindNoCauseInCode() {
    assertThat(causes(aFinding("a").at("A.java", 1))).isEmpty();
  }

  private static FindingBuilder iac(String resource, String path) {
    return aFinding(resource).of(Category.IAC).resource(resource, path);
  }

  private static RootCause only(FindingBuilder... findings) {
    List<RootCause> causes = causes(findings);
    assertThat(causes).hasSize(1);
    return causes.getFirst();
  }

  private static List<RootCause> causes(FindingBuilder... findings) {
    IssueMembers members = new IssueMembers(new AnchorRules());
    Ownership nobody =
        Ownership.newBuilder().setRule(OwnershipRule.UNOWNED).setEvidence("").build();
    return RootCauses.of(
        Arrays.stream(findings).map(finding -> members.of(finding.build(), nobody)).toList());
  }
}
