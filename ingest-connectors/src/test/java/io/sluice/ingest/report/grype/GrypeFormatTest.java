/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.grype;

import static org.assertj.core.api.Assertions.assertThat;

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

final class GrypeFormatTest extends ReportFormatKit {

  private static final String IMAGE =
      """
      {"matches":[{
        "vulnerability":{"id":"GHSA-v6rh-hp5x-86rv","dataSource":"https://github.com/advisories/GHSA-v6rh-hp5x-86rv",
          "namespace":"github:language:python","severity":"High","urls":["https://github.com/advisories/GHSA-v6rh-hp5x-86rv"],
          "description":"Potential bypass of an upstream access control","cvss":[{"source":"nvd@nist.gov","type":"Primary",
          "version":"3.1","vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:L","metrics":{"baseScore":7.3},"vendorMetadata":{}}],
          "cwes":[{"cve":"CVE-2021-44420","cwe":"CWE-863","source":"nvd@nist.gov","type":"Primary"}],
          "fix":{"versions":["3.2.10"],"state":"fixed"},"advisories":[]},
        "relatedVulnerabilities":[{"id":"CVE-2021-44420","dataSource":"https://nvd.nist.gov/vuln/detail/CVE-2021-44420",
          "namespace":"nvd:cpe","severity":"High","urls":["https://www.djangoproject.com/weblog/2021/dec/07/"],"description":"In Django 2.2",
          "cvss":[{"version":"2.0","vector":"AV:N/AC:L/Au:N/C:P/I:P/A:P","metrics":{"baseScore":7.5}}]}],
        "matchDetails":[{"type":"exact-direct-match","matcher":"python-matcher","searchedBy":{"language":"python"},"found":{"versionConstraint":">=3.2,<3.2.10"}}],
        "artifact":{"id":"ab12","name":"Django","version":"3.2.9","type":"python","locations":[
          {"path":"/usr/lib/python3/dist-packages/Django-3.2.9.dist-info/METADATA","layerID":"sha256:aa11"}],
          "language":"python","licenses":["BSD-3-Clause"],"cpes":["cpe:2.3:a:django:django:3.2.9:*:*:*:*:*:*:*"],
          "purl":"pkg:pypi/Django@3.2.9","upstreams":[]}}],
       "source":{"type":"image","target":{"userInput":"registry.acme.example/shop:1.4","imageID":"sha256:cc33","manifestDigest":"sha256:dd44","layers":[]}},
       "distro":{"name":"debian","version":"12","idLike":[]},
       "descriptor":{"name":"grype","version":"0.100.0","timestamp":"2026-03-01T10:15:30.123456789Z","configuration":{"only-fixed":false}}}
      """;

  private static final String DIRECTORY =
      """
      {"descriptor":{"name":"grype","version":"0.12.0","configuration":{"only-fixed":true}},
       "source":{"type":"directory","target":"./services/cart"},
       "matches":[{"vulnerability":{"id":"CVE-2020-8203","fixedInVersion":"4.17.20"},
         "artifact":{"name":"lodash","version":"4.17.15","type":"npm","locations":[{"path":"/package-lock.json"}],"purl":""}}]}
      """;

  @Override
  protected ReportFormat format() {
    return new GrypeFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(IMAGE, DIRECTORY);
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/matches", "/matches/0", "/matches/0/vulnerability", "/matches/0/artifact", "/source");
  }

  @Override
  protected Stream<String> large(int findings) {
    return Stream.concat(
        Stream.of("{\"matches\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + largeMatch(i)),
            Stream.of("],\"source\":{\"type\":\"directory\",\"target\":\".\"}}")));
  }

  private static String largeMatch(int i) {
    return """
        {"vulnerability":{"id":"CVE-2024-%d","severity":"Low","fix":{"versions":[]}},"relatedVulnerabilities":[],
        "artifact":{"name":"library-%d","version":"1.0","locations":[{"path":"/app/%d"}],"purl":"pkg:npm/library@1.0"}}"""
        .formatted(10_000 + i, i, i);
  }

  @Test
  void shouldReadAMatchInAnImage() throws IOException {
    Collected report = Collected.read(format(), IMAGE);

    assertThat(report.scans)
        .singleElement()
        .satisfies(
            scan -> {
              assertThat(scan.tool()).isEqualTo("grype");
              assertThat(scan.category()).isEqualTo(Category.CONTAINER);
              assertThat(scan.asset()).contains("image:registry.acme.example/shop");
              assertThat(scan.configuration()).isEmpty();
            });
    RawFinding finding = report.findings.get(0);
    assertThat(finding.getTitle()).isEqualTo("GHSA-v6rh-hp5x-86rv in Django 3.2.9");
    assertThat(finding.getVulnerabilityIds())
        .containsExactly("GHSA-v6rh-hp5x-86rv", "CVE-2021-44420");
    assertThat(finding.getCwes()).containsExactly(863);
    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:pypi/Django@3.2.9");
    assertThat(finding.getPackage$().getEcosystem()).isEqualTo("pypi");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("3.2.10");
    assertThat(finding.getRatings())
        .extracting("method")
        .containsExactly(null, "CVSSv31", null, "CVSSv2");
    assertThat(finding.getLocations().get(0).getImageDigest()).isEqualTo("sha256:dd44");
    assertThat(finding.getLocations().get(0).getLayer()).isEqualTo("sha256:aa11");
  }

  @Test
  void shouldReadAMatchInADirectoryRelativeToIt() throws IOException {
    Collected report = Collected.read(format(), DIRECTORY);

    assertThat(report.scans.get(0).category()).isEqualTo(Category.SCA);
    assertThat(report.scans.get(0).configuration()).isEqualTo("services/cart only-fixed");
    assertThat(report.findings.get(0).getLocations().get(0).getPath())
        .isEqualTo("package-lock.json");
    assertThat(report.findings.get(0).getPackage$().getFixedVersions()).containsExactly("4.17.20");
  }
}
