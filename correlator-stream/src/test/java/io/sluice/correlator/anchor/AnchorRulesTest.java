/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static io.sluice.correlator.FindingBuilder.REPO;
import static io.sluice.correlator.FindingBuilder.aFinding;
import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.correlator.FindingBuilder;
import io.sluice.event.Anchor;
import io.sluice.event.Category;
import io.sluice.event.PackageRef;
import io.sluice.event.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorRulesTest {

  private static final String IMAGE = "image:registry.acme.example/shop";

  private final AnchorRules rules = new AnchorRules();

  @Test
  void shouldAlwaysAnchorTheFindingItself() {
    assertThat(rules.of(aFinding("a").build()))
        .singleElement()
        .satisfies(
            anchor -> {
              assertThat(anchor.getRule()).isEqualTo("finding.self/1");
              assertThat(anchor.getValue()).isEqualTo(aFinding("a").build().getFindingKey());
              assertThat(anchor.getStrong()).isTrue();
            });
  }

  @Test
  void shouldAnchorAPackageWithEachIdOfTheVulnerability() {
    assertThat(
            strong(
                aVulnerability(
                    "a", "pkg:npm/%40acme/x@1.0?a=b#c", "GHSA-AAAA-bbbb-cccc", "cve-2021-1")))
        .containsExactly("npm/@acme/x@1.0 · CVE-2021-1", "npm/@acme/x@1.0 · GHSA-aaaa-bbbb-cccc");
  }

  @Test
  void shouldNotTakeSeveralCvesOfOneFindingForAliases() {
    FindingBuilder update =
        aVulnerability("a", "pkg:npm/x@1", "CVE-2021-2", "CVE-2021-1", "GHSA-aaaa-bbbb-cccc");

    assertThat(strong(update)).containsExactly("npm/x@1 · CVE-2021-1 + CVE-2021-2");
    assertThat(weak(update))
        .containsExactly(
            "npm/x@1 · CVE-2021-1", "npm/x@1 · CVE-2021-2", "npm/x@1 · GHSA-aaaa-bbbb-cccc");
  }

  @Test
  void shouldMergeByADistributorsAdvisoryOnlyWhenThereIsNothingBetter() {
    assertThat(strong(aVulnerability("a", "pkg:npm/x@1", "CVE-2021-1", "RHSA-2021:1")))
        .containsExactly("npm/x@1 · CVE-2021-1");
    assertThat(strong(aVulnerability("a", "pkg:npm/x@1", "RHSA-2021:1")))
        .containsExactly("npm/x@1 · RHSA-2021:1");
  }

  @Test
  void shouldNotMergeByMoreIdsThanAVulnerabilityHas() {
    String[] ids = new String[PackageAnchors.MAX_ALIASES + 1];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = "X-" + i;
    }

    assertThat(strong(aVulnerability("a", "pkg:npm/x@1", ids))).isEmpty();
    assertThat(weak(aVulnerability("a", "pkg:npm/x@1", ids))).hasSize(Anchors.MAX_WEAK);
  }

  @Test
  void shouldNameALanguagePackageAlikeInRepositoryAndImage() {
    assertThat(strong(aVulnerability("a", "pkg:maven/g/a@1", "CVE-2021-1")))
        .isEqualTo(strong(aVulnerability("a", "pkg:maven/g/a@1", "CVE-2021-1").in(IMAGE)));
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:deb/debian/openssl@1.1?arch=amd64&distro=debian-11&epoch=1, deb/openssl@1:1.1",
    "pkg:deb/ubuntu/openssl@1:1.1, deb/openssl@1:1.1",
    "pkg:rpm/rhel/bash@4.4-1?epoch=0, rpm/bash@4.4-1",
    "pkg:rpm/redhat/bash@0:4.4-1, rpm/bash@4.4-1",
  })
  void shouldNameAPackageOfTheOperatingSystemWithinItsImage(String purl, String coordinates) {
    assertThat(strong(aVulnerability("a", purl, "CVE-2021-1").in(IMAGE)))
        .containsExactly(coordinates + " · " + IMAGE + " · CVE-2021-1");
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:pypi/Foo_Bar.baz@1, pypi/foo-bar-baz@1",
    "pkg:golang/github.com/a/b@v1.2.3, golang/github.com/a/b@1.2.3",
    "pkg:nuget/Newtonsoft.Json@9, nuget/newtonsoft.json@9",
  })
  void shouldSpellCoordinatesCanonically(String purl, String coordinates) {
    assertThat(strong(aVulnerability("a", purl, "CVE-2021-1")))
        .containsExactly(coordinates + " · CVE-2021-1");
  }

  @Test
  void shouldNameAPackageWithoutPurlByItsEcosystem() {
    PackageRef reference =
        PackageRef.newBuilder().setName("g:a").setVersion("1").setEcosystem("maven").build();

    assertThat(strong(aFinding("a").packaged(reference).vulnerability("CVE-2021-1")))
        .containsExactly("maven/g/a@1 · CVE-2021-1");
  }

  @Test
  void shouldKeepAPackageWithoutVersionOrTypeWithinItsAsset() {
    PackageRef unknown = PackageRef.newBuilder().setName("openssl").setVersion("1").build();

    assertThat(strong(aVulnerability("a", "pkg:npm/x", "CVE-2021-1")))
        .containsExactly("npm/x · " + REPO + " · CVE-2021-1");
    assertThat(strong(aFinding("a").packaged(unknown).vulnerability("CVE-2021-1")))
        .containsExactly("?/openssl@1 · " + REPO + " · CVE-2021-1");
    assertThat(strong(aVulnerability("a", "pkg:///", "CVE-2021-1")).getFirst()).startsWith("?/");
  }

  @Test
  void shouldAnchorAWeaknessClassAtItsLine() {
    assertThat(strong(aFinding("a").weakness("sqli").at("routes/search.ts", 23)))
        .containsExactly("sqli · routes/search.ts:23 · " + REPO);
    assertThat(strong(aFinding("a").weakness("sqli").at("routes/search.ts", null))).isEmpty();
  }

  @Test
  void shouldCompareByCweWhereNoFamilyIsKnownButNotByABroadOne() {
    assertThat(strong(aFinding("a").cwe(20, 693, 1204).at("A.java", 1)))
        .containsExactly("cwe-1204 · A.java:1 · " + REPO);
  }

  @Test
  void shouldAnchorASecretByItsHashAndPlace() {
    assertThat(strong(aFinding("a").secret("aws", "abc").at(".env", 3)))
        .containsExactly(".env:3 · " + REPO, "abc");
    assertThat(strong(aFinding("a").secret("aws", null).at(".env", null))).isEmpty();
  }

  @Test
  void shouldPlaceAHardCodedCredentialWhereSecretScannersDo() {
    assertThat(strong(aFinding("a").weakness("hardcoded").cwe(798).at("A.java", 3)))
        .containsExactly("hardcoded · A.java:3 · " + REPO, "A.java:3 · " + REPO);
  }

  @Test
  void shouldAnchorAControlAtAResourceForEveryTool() {
    String anchor = "aws-s3-encryption · aws_s3_bucket.data in infra/ · " + REPO;

    assertThat(strong(resource("checkov", "CKV_AWS_19", "aws_s3_bucket.data", "/infra/s3.tf")))
        .containsExactly(anchor);
    assertThat(strong(resource("trivy", "AVD-AWS-0088", "aws_s3_bucket.data", "infra/main.tf")))
        .containsExactly(anchor);
  }

  @ParameterizedTest
  @CsvSource({
    "kics, 568a4d22-3517-44a6-a7ad-6a7eed88722c, aws_s3_bucket[data]",
    "kics, 568a4d22-3517-44a6-a7ad-6a7eed88722c, resource.aws_s3_bucket[data].versioning",
    "tfsec, aws-s3-enable-versioning, aws_s3_bucket.data",
  })
  void shouldSpellTerraformAddressesAlike(String tool, String rule, String address) {
    assertThat(strong(resource(tool, rule, address, "/src/infra/s3.tf")))
        .containsExactly("aws-s3-versioning · aws_s3_bucket.data in infra/ · " + REPO);
  }

  @Test
  void shouldKeepInstancesOfABlockApart() {
    assertThat(strong(resource("checkov", "CKV_AWS_7", "aws_kms_key.k[\"eu\"]", "kms.tf")))
        .containsExactly("aws-kms-rotation · aws_kms_key.k[\"eu\"] · " + REPO);
  }

  @Test
  void shouldNameALogicalIdWithoutItsType() {
    assertThat(strong(resource("checkov", "CKV_AWS_26", "AWS::SNS::Topic.Alerts", "q.yaml")))
        .containsExactly("aws-sns-encryption · Alerts in q.yaml · " + REPO);
  }

  @Test
  void shouldAnchorAKnownControlAtALineOfADockerfile() {
    FindingBuilder known =
        aFinding("a").by("hadolint").of(Category.IAC).rule("DL3007").at("Dockerfile", 1);
    FindingBuilder unknown =
        aFinding("a").by("hadolint").of(Category.IAC).rule("DL9999").at("Dockerfile", 1);

    assertThat(strong(known)).containsExactly("docker-fixed-base-tag · Dockerfile:1 · " + REPO);
    assertThat(strong(unknown)).isEmpty();
  }

  @Test
  void shouldAnchorAMissingHeaderAtItsSite() {
    FindingBuilder alert =
        aFinding("a")
            .by("zap")
            .of(Category.DAST)
            .in("url:https://a.example")
            .rule("10035-1")
            .route("GET", "https://a.example/x", null)
            .route("GET", "https://a.example/y", null);

    assertThat(strong(alert)).containsExactly("http-hsts · url:https://a.example");
  }

  @Test
  void shouldCompareHeadersWithoutCase() {
    assertThat(strong(aFinding("a").weakness("sqli").route("GET", "/", "User-Agent")))
        .containsExactly("sqli · GET / · user-agent");
    assertThat(strong(aFinding("a").weakness("sqli").route("GET", "/", "userId")))
        .containsExactly("sqli · GET / · userId");
  }

  @Test
  void shouldAnchorAPackageOfAManifestInARepository() {
    PackageRef versioned =
        PackageRef.newBuilder()
            .setPurl("pkg:npm/x@1")
            .setName("x")
            .setPath("/web/package-lock.json")
            .build();
    PackageRef versionless =
        PackageRef.newBuilder().setPurl("pkg:npm/x").setName("x").setPath("web/a.json").build();

    assertThat(strong(aFinding("a").packaged(versioned).vulnerability("CVE-2021-1")))
        .containsExactly("npm/x · ./web/ · " + REPO + " · CVE-2021-1", "npm/x@1 · CVE-2021-1");
    assertThat(strong(aFinding("a").packaged(versionless).vulnerability("CVE-2021-1")))
        .containsExactly("npm/x · ./web/ · " + REPO + " · CVE-2021-1");
    assertThat(strong(aFinding("a").packaged(versioned).vulnerability("CVE-2021-1").in(IMAGE)))
        .containsExactly("npm/x@1 · CVE-2021-1");
  }

  @Test
  void shouldAlsoNameJvmSourcesByTheirPackage() {
    assertThat(strong(aFinding("a").weakness("sqli").at("x/src/main/java/com/acme/A.java", 7)))
        .containsExactly(
            "sqli · x/src/main/java/com/acme/A.java:7 · " + REPO,
            "sqli · com/acme/A.java:7 · " + REPO);
    assertThat(strong(aFinding("a").weakness("sqli").at("src/A.java", 7))).hasSize(1);
  }

  @Test
  void shouldTellResourcesOfTwoRootModulesApart() {
    assertThat(strong(resource("checkov", "CKV_AWS_19", "aws_s3_bucket.this", "a/main.tf")))
        .isNotEqualTo(strong(resource("checkov", "CKV_AWS_19", "aws_s3_bucket.this", "b/main.tf")));
  }

  @Test
  void shouldSpellKubernetesObjectsAlike() {
    assertThat(strong(resource("checkov", "CKV_K8S_16", "Deployment.shop.web", "k8s/a.yaml")))
        .isEqualTo(strong(resource("trivy", "KSV017", "Deployment/shop/web", "web.yaml")))
        .containsExactly("k8s-not-privileged · Deployment/shop/web · " + REPO);
  }

  @Test
  void shouldOnlyLinkAFindingAboutSeveralResources() {
    FindingBuilder several =
        resource("checkov", "CKV_AWS_19", "aws_s3_bucket.a", "main.tf")
            .resource("aws_s3_bucket.b", "main.tf");

    assertThat(strong(several)).isEmpty();
    assertThat(weak(several)).hasSize(2);
  }

  @Test
  void shouldAnchorARouteWithoutItsHost() {
    assertThat(
            strong(
                aFinding("a")
                    .of(Category.DAST)
                    .weakness("sqli")
                    .route("get", "https://staging.example/rest/products/17?q=%27", "q")))
        .containsExactly("sqli · GET /rest/products/{} · q");
  }

  @Test
  void shouldOnlyLinkRoutesThatMayStandForSeveralWeaknesses() {
    FindingBuilder two =
        aFinding("a").weakness("xss").route("GET", "/a", "p").route("GET", "/b", "p");
    FindingBuilder withoutParameter = aFinding("a").weakness("xss").route("GET", "/a", null);
    FindingBuilder withoutClass = aFinding("a").cwe(1021).route("GET", "/a", "p");

    assertThat(strong(two)).isEmpty();
    assertThat(weak(two)).hasSize(2);
    assertThat(strong(withoutParameter)).isEmpty();
    assertThat(strong(withoutClass)).isEmpty();
  }

  @Test
  void shouldGiveAnInteractiveTestBothPlaces() {
    assertThat(
            strong(
                aFinding("a")
                    .of(Category.IAST)
                    .weakness("sqli")
                    .route("GET", "/search", "q")
                    .at("routes/search.js", 21)))
        .containsExactly("sqli · GET /search · q", "sqli · routes/search.js:21 · " + REPO);
  }

  @Test
  void shouldAnchorARuntimeRuleAtItsWorkload() {
    assertThat(
            strong(
                aFinding("a")
                    .by("falco")
                    .of(Category.RUNTIME)
                    .rule("Terminal shell in container")
                    .in("cluster:prod")
                    .workload("shop/Deployment/web")))
        .containsExactly("falco: Terminal shell in container · shop/Deployment/web · cluster:prod");
  }

  @Test
  void shouldNotLookAtWordsOrSeverity() {
    FindingBuilder loud =
        aFinding("a")
            .weakness("sqli")
            .at("A.java", 1)
            .titled("other")
            .severity(Severity.CRITICAL, 9.9);

    assertThat(rules.of(loud.build()))
        .isEqualTo(rules.of(aFinding("a").weakness("sqli").at("A.java", 1).build()));
  }

  @Test
  void shouldKeepPartsApartThatHoldTheSeparator() {
    assertThat(strong(aFinding("a").weakness("x · y").at("z", 1)))
        .isNotEqualTo(strong(aFinding("a").weakness("x").at("y · z", 1)));
  }

  private static FindingBuilder resource(String tool, String rule, String address, String path) {
    return aFinding("a").by(tool).of(Category.IAC).rule(rule).resource(address, path);
  }

  private List<String> strong(FindingBuilder finding) {
    return values(finding, true);
  }

  private List<String> weak(FindingBuilder finding) {
    return values(finding, false);
  }

  private List<String> values(FindingBuilder finding, boolean strong) {
    return rules.of(finding.build()).stream()
        .filter(anchor -> anchor.getStrong() == strong)
        .filter(anchor -> !anchor.getRule().equals(AnchorRule.SELF.id()))
        .map(Anchor::getValue)
        .toList();
  }
}
