/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TrivyFormatTest extends ReportFormatKit {

  private static final String FILES =
      """
      {"SchemaVersion":2,"Trivy":{"Version":"0.69.1"},"CreatedAt":"2026-02-24T07:07:53.487381Z","ArtifactName":"./services/cart","ArtifactType":"filesystem",
       "Metadata":{"RepoURL":"https://github.com/acme/shop","Branch":"main","Commit":"0a1b2c"},
       "Results":[
        {"Vulnerabilities":[
          {"VulnerabilityID":"CVE-2020-8203","VendorIDs":["GHSA-p6mc-m468-83gw","RHSA-2020:1234"],"PkgName":"@acme/lodash","InstalledVersion":"4.17.15","FixedVersion":"4.17.20, 5.0.0",
           "Status":"fixed","SeveritySource":"ghsa","PrimaryURL":"https://avd.example/cve-2020-8203","Title":"lodash: pollution","Description":"Long text","Severity":"HIGH",
           "CweIDs":["CWE-770","CWE-1321"],"VendorSeverity":{"ghsa":3,"nvd":"LOW"},"Fingerprint":"sha256:aa",
           "CVSS":{"nvd":{"V2Vector":"AV:N/AC:M/Au:N/C:N/I:P/A:P","V3Vector":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:H/A:H","V2Score":5.8,"V3Score":7.4},"ghsa":{"V40Score":6.3}},
           "References":["https://example.test/a"],"Layer":{}}],
         "Target":"package-lock.json","Class":"lang-pkgs","Type":"npm"},
        {"Target":"infra/main.tf","Class":"config","Type":"terraform","MisconfSummary":{"Successes":1,"Failures":1},
         "Misconfigurations":[
          {"Type":"Terraform Security Check","ID":"AWS-0086","AVDID":"AVD-AWS-0086","Title":"Bucket is public","Description":"It should not","Message":"No block","Query":"data.x","Resolution":"Block it",
           "Severity":"HIGH","PrimaryURL":"https://avd.example/aws-0086","References":["https://example.test/b"],"Status":"FAIL",
           "CauseMetadata":{"Resource":"aws_s3_bucket.data","Provider":"AWS","Service":"s3","StartLine":3,"EndLine":5,
            "Code":{"Lines":[{"Number":2,"Content":"# before","IsCause":false},{"Number":3,"Content":"resource {","IsCause":true}]}}},
          {"ID":"AWS-0087","Title":"Fine","Severity":"HIGH","Status":"PASS"},
          {"ID":"AWS-0088","Title":"Excepted","Severity":"LOW","Status":"EXCEPTION"}]},
        {"Target":"config/prod.env","Class":"secret","Secrets":[
          {"RuleID":"github-pat","Category":"GitHub","Severity":"CRITICAL","Title":"GitHub Personal Access Token","StartLine":24,"EndLine":24,"Code":{"Lines":null},"Match":"ENV GITHUB_PAT=ghp_A1b2C3d4E5f6G7h8I9j0K1l2M3n4","Layer":{"DiffID":"sha256:bb"}}]},
        {"Target":"OS Packages","Class":"license","Licenses":[{"Severity":"HIGH","Category":"restricted","PkgName":"bash","Name":"GPL-3.0","Confidence":0.98,"Link":"https://spdx.example/GPL-3.0"}]},
        {"Target":"empty","Class":"lang-pkgs","Type":"pip","Vulnerabilities":null}]}
      """;

  private static final String IMAGE =
      """
      {"SchemaVersion":2,"ArtifactName":"registry.acme.example/shop:1.4","ArtifactType":"container_image",
       "Metadata":{"OS":{"Family":"debian","Name":"12"},"ImageID":"sha256:cc","RepoTags":["registry.acme.example/shop:1.4"],"RepoDigests":["registry.acme.example/shop@sha256:dd"],"ImageConfig":{"config":{}}},
       "Results":[{"Target":"registry.acme.example/shop:1.4 (debian 12)","Class":"os-pkgs","Type":"debian","Vulnerabilities":[
         {"VulnerabilityID":"CVE-2011-3374","PkgName":"apt","PkgIdentifier":{"PURL":"pkg:deb/debian/apt@2.6.1?distro=debian-12"},"InstalledVersion":"2.6.1","Status":"not_affected","Severity":"LOW","Layer":{"DiffID":"sha256:ee"}},
         {"VulnerabilityID":"CVE-2019-18276","PkgName":"bash","InstalledVersion":"5.0-4","Status":"will_not_fix","Severity":"LOW"}]},
        {"Target":"Java","Class":"lang-pkgs","Type":"jar","Vulnerabilities":[
         {"VulnerabilityID":"CVE-2021-44228","PkgName":"org.apache.logging.log4j:log4j-core","PkgPath":"app/shop.jar","InstalledVersion":"2.14.1","Severity":"CRITICAL"}]}]}
      """;

  private static final String CLUSTER =
      """
      {"ClusterName":"prod-eu","Resources":[
        {"Namespace":"shop","Kind":"Deployment","Name":"web","Results":[
          {"Target":"docker.io/acme/web:2 (alpine 3.18)","Class":"os-pkgs","Type":"alpine","Vulnerabilities":[{"VulnerabilityID":"CVE-2023-0286","PkgName":"libssl3","InstalledVersion":"3.0.7-r0","Severity":"HIGH"}]},
          {"Target":"Deployment/web","Class":"config","Type":"kubernetes","Misconfigurations":[{"ID":"KSV001","Title":"May escalate","Message":"Container web","Severity":"MEDIUM","Status":"FAIL","CauseMetadata":{"StartLine":7}}]}]},
        {"Namespace":"shop","Kind":"Job","Name":"broken","Error":"image not found"}]}
      """;

  private static final String LEGACY =
      """
      [{"Target":"node-app/package-lock.json","Type":"npm","Vulnerabilities":[
         {"VulnerabilityID":"CVE-2018-16487","PkgName":"lodash","InstalledVersion":"4.17.4","FixedVersion":">=4.17.11","Severity":"HIGH"},
         {"PkgName":"simplito/elliptic-php"}]},
       {"Target":"shop:1 (alpine 3.10.2)","Type":"alpine","Vulnerabilities":null}]
      """;

  @Override
  protected ReportFormat format() {
    return new TrivyFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(FILES, IMAGE, CLUSTER, LEGACY);
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/Results",
        "/Results/0",
        "/Results/0/Vulnerabilities",
        "/Results/0/Vulnerabilities/0",
        "/Results/1/Misconfigurations",
        "/Results/2/Secrets",
        "/Results/2/Secrets/0",
        "/Results/3/Licenses",
        "/Metadata");
  }

  @Override
  protected Stream<String> large(int findings) {
    return Stream.of(
            Stream.of(
                "{\"SchemaVersion\":2,\"ArtifactName\":\".\",\"ArtifactType\":\"filesystem\",\"Results\":[{\"Vulnerabilities\":["),
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + largeVulnerability(i)),
            Stream.of("],\"Target\":\"go.sum\",\"Class\":\"lang-pkgs\",\"Type\":\"gomod\"}]}"))
        .flatMap(pieces -> pieces);
  }

  private static String largeVulnerability(int i) {
    return """
        {"VulnerabilityID":"CVE-2024-%d","PkgName":"library-%d","InstalledVersion":"1.0","Severity":"LOW","Title":"Title %d"}"""
        .formatted(10_000 + i, i, i);
  }

  @Test
  void shouldReadTheKindsOfResultsOfAFileSystem() throws IOException {
    Collected report = Collected.read(format(), FILES);

    assertThat(report.scans)
        .singleElement()
        .satisfies(
            scan -> {
              assertThat(scan.category()).isEqualTo(Category.SCA);
              assertThat(scan.configuration()).isEqualTo("services/cart");
              assertThat(scan.asset()).contains("repo:github.com/acme/shop");
              assertThat(scan.commit()).contains("0a1b2c");
              assertThat(scan.toolVersion()).contains("0.69.1");
            });
    assertThat(report.findings)
        .extracting(
            RawFinding::getCategory, RawFinding::getTitle, f -> f.getLocations().get(0).getPath())
        .containsExactly(
            tuple(
                Category.SCA,
                "CVE-2020-8203 in @acme/lodash 4.17.15",
                "services/cart/package-lock.json"),
            tuple(Category.IAC, "Bucket is public", "services/cart/infra/main.tf"),
            tuple(Category.IAC, "Excepted", "services/cart/infra/main.tf"),
            tuple(Category.SECRET, "GitHub Personal Access Token", "services/cart/config/prod.env"),
            tuple(Category.SCA, "License GPL-3.0 of bash", "services/cart/OS Packages"));
  }

  @Test
  void shouldReadAllThatIsSaidOfAVulnerability() throws IOException {
    RawFinding finding = Collected.read(format(), FILES).findings.get(0);

    assertThat(finding.getVulnerabilityIds())
        .containsExactly("CVE-2020-8203", "GHSA-p6mc-m468-83gw");
    assertThat(finding.getCwes()).containsExactly(770, 1321);
    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:npm/%40acme/lodash@4.17.15");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("4.17.20", "5.0.0");
    assertThat(finding.getRatings())
        .extracting("source", "method", "severity")
        .containsExactly(
            tuple("ghsa", null, "HIGH"),
            tuple("nvd", "CVSSv31", null),
            tuple("nvd", "CVSSv2", null),
            tuple("ghsa", "CVSSv4", null),
            tuple("nvd", null, "LOW"));
  }

  @Test
  void shouldPointAtTheResourceOfAMisconfiguration() throws IOException {
    RawFinding finding = Collected.read(format(), FILES).findings.get(1);

    assertThat(finding.getRuleId()).isEqualTo("AVD-AWS-0086");
    assertThat(finding.getLocations())
        .extracting("resource", "startLine", "endLine", "snippet")
        .containsExactly(tuple("aws_s3_bucket.data", 3, 5, "resource {"));
    assertThat(Collected.read(format(), FILES).findings.get(2).getSuppressed()).isTrue();
  }

  @Test
  void shouldNotLetASecretThrough() throws IOException {
    assertThat(Collected.read(format(), FILES).text()).doesNotContain("ghp_A1b2C3d4");
  }

  @Test
  void shouldReadAnImage() throws IOException {
    Collected report = Collected.read(format(), IMAGE);

    assertThat(report.scans.get(0).asset()).contains("image:registry.acme.example/shop");
    assertThat(report.findings)
        .extracting(
            RawFinding::getCategory,
            RawFinding::getSuppressed,
            f -> f.getPackage$().getPurl(),
            f -> f.getPackage$().getPath())
        .containsExactly(
            tuple(Category.CONTAINER, true, "pkg:deb/debian/apt@2.6.1?distro=debian-12", null),
            tuple(Category.CONTAINER, false, "pkg:deb/debian/bash@5.0-4", null),
            tuple(
                Category.CONTAINER,
                false,
                "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
                "app/shop.jar"));
    assertThat(report.findings.get(0).getLocations().get(0).getImageDigest())
        .isEqualTo("sha256:dd");
  }

  @Test
  void shouldReadAClusterAndSayThatAResourceIsMissing() throws IOException {
    Collected report = Collected.read(format(), CLUSTER);

    assertThat(report.scans.get(0).asset()).contains("cluster:prod-eu");
    assertThat(report.scans.get(0).complete()).isFalse();
    assertThat(report.findings)
        .extracting(
            RawFinding::getCategory,
            f -> f.getLocations().get(0).getWorkload(),
            f -> f.getLocations().get(0).getImage(),
            f -> f.getLocations().get(0).getResource())
        .containsExactly(
            tuple(Category.CONTAINER, "Deployment/shop/web", "docker.io/acme/web:2", null),
            tuple(Category.IAC, "Deployment/shop/web", null, "Deployment/shop/web"));
  }

  @Test
  void shouldReadTheArrayOfOldVersions() throws IOException {
    Collected report = Collected.read(format(), LEGACY);

    assertThat(report.scans.get(0).category()).isEqualTo(Category.CONTAINER);
    assertThat(report.findings)
        .extracting(RawFinding::getTitle)
        .containsExactly(
            "CVE-2018-16487 in lodash 4.17.4", "Vulnerability in simplito/elliptic-php");
  }
}
