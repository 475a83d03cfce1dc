/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import static io.sluice.normalizer.Samples.NOON;
import static io.sluice.normalizer.Samples.at;
import static io.sluice.normalizer.Samples.purl;
import static io.sluice.normalizer.Samples.rating;
import static io.sluice.normalizer.Samples.raw;
import static io.sluice.normalizer.Samples.scan;
import static io.sluice.normalizer.Samples.scope;
import static io.sluice.normalizer.Samples.source;
import static io.sluice.normalizer.Samples.sqlInjection;
import static io.sluice.normalizer.Samples.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.event.SecretRef;
import io.sluice.event.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

class FindingNormalizerTest {

  private final FindingNormalizer normalizer = new FindingNormalizer();

  @Test
  void shouldSayEverythingInCommonTerms() {
    Finding finding =
        normalize(
            sqlInjection()
                .setMessage("Found a query")
                .setLocations(List.of(at(".\\routes\\search.ts", 23)))
                .setTags(List.of("owasp", "audit", "owasp"))
                .setReferences(List.of("https://a.x", "", "https://a.x"))
                .build());

    assertThat(finding.getAsset()).isEqualTo("repo:github.com/acme/shop");
    assertThat(finding.getScope()).isEqualTo("repo:github.com/acme/shop|semgrep/sast/@");
    assertThat(finding.getStatus()).isEqualTo(FindingStatus.OPEN);
    assertThat(finding.getSeverity()).isEqualTo(Severity.HIGH);
    assertThat(finding.getToolSeverity()).isEqualTo("ERROR");
    assertThat(finding.getCwes()).containsExactly(89);
    assertThat(finding.getWeaknessClass()).isEqualTo("sqli");
    assertThat(finding.getOwasp2021()).isEqualTo("A03");
    assertThat(finding.getOwasp2025()).isEqualTo("A05");
    assertThat(finding.getLocations()).containsExactly(at("routes/search.ts", 23));
    assertThat(finding.getTags()).containsExactly("audit", "owasp");
    assertThat(finding.getReferences()).containsExactly("https://a.x");
    assertThat(finding.getFirstSeenAt()).isEqualTo(NOON);
    assertThat(finding.getLastSeenAt()).isEqualTo(NOON);
    assertThat(finding.getCommit()).isEqualTo("c0ffee");
    assertThat(finding.getIdentityVersion()).isEqualTo(1);
    assertThat(finding.getFindingKey()).matches("[0-9a-f]{32}");
    assertThat(finding.getProvenance().getPointer()).isEqualTo("/results/0");
    assertThat(finding.getProvenance().getOffset()).isEqualTo(7);
  }

  @Test
  void shouldCanonicalizePackageAndVulnerability() {
    Finding finding =
        normalize(
            raw(Category.SCA)
                .setVulnerabilityIds(List.of("ghsa-jfh8-c2jp-5v3q", "CVE-2021-44228"))
                .setPackage$(
                    PackageRef.newBuilder()
                        .setEcosystem("java-archive")
                        .setName("org.apache.logging.log4j:log4j-core")
                        .setVersion("2.14.1")
                        .build())
                .setRatings(
                    List.of(rating("nvd", "CVSSv31", 10.0, "AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H")))
                .build());

    assertThat(finding.getVulnerabilityIds())
        .containsExactly("CVE-2021-44228", "GHSA-JFH8-C2JP-5V3Q");
    assertThat(finding.getPackage$().getPurl())
        .isEqualTo("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1");
    assertThat(finding.getPackage$().getEcosystem()).isEqualTo("maven");
    assertThat(finding.getSeverityScore()).isEqualTo(10.0);
    assertThat(finding.getCvssVector()).isEqualTo("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H");
    assertThat(finding.getOwasp2021()).isEqualTo("A06");
  }

  @Test
  void shouldSayWhatTheReportSuppresses() {
    Finding finding =
        normalize(sqlInjection().setSuppressed(true).setSuppressionReason("nosemgrep").build());

    assertThat(finding.getStatus()).isEqualTo(FindingStatus.SUPPRESSED);
    assertThat(finding.getSuppressionReason()).isEqualTo("nosemgrep");
  }

  @Test
  void shouldHashContentAndNothingElse() {
    RawFinding result = sqlInjection().setLocations(List.of(at("a.js", 1))).build();
    long content = normalizer.normalize(scan(scope(), "sarif"), result, source()).content();

    Source elsewhere = new Source("aspm.raw.sast", 3, 99, NOON.plusSeconds(60));
    ScanContext later = new ScanContext(scope(), "scan-2", "sarif", "other.json", "d2", "beef");
    RawFinding moved =
        RawFinding.newBuilder(result)
            .setIndex(5)
            .setPointer("/5")
            .setConfidence("low")
            .setDetectedAt(NOON)
            .build();
    assertThat(normalizer.normalize(later, moved, elsewhere).content()).isEqualTo(content);

    assertThat(content(RawFinding.newBuilder(result).setMessage("new"))).isNotEqualTo(content);
    assertThat(content(RawFinding.newBuilder(result).setLocations(List.of(at("a.js", 2)))))
        .isNotEqualTo(content);
    assertThat(content(RawFinding.newBuilder(result).setSuppressed(true))).isNotEqualTo(content);
  }

  @Test
  void shouldNotHearEachRuntimeEvent() {
    RawFinding.Builder event =
        raw(Category.RUNTIME).setRuleId("Terminal shell").setMessage("12:00:01 shell pid=4711");
    long content = content(event);

    assertThat(content(event.setMessage("12:00:09 shell pid=4812").setEvidence("more")))
        .isEqualTo(content);
    assertThat(content(event.setSeverity("Critical"))).isNotEqualTo(content);
  }

  @Test
  void shouldSortInstancesOfGroupedAlert() {
    Location first = url("GET", "https://a.x/1", null);
    Location second = url("GET", "https://a.x/2", null);
    ScanContext zap = scan(scope("zap", Category.DAST), "zap");
    RawFinding.Builder alert = raw(Category.DAST).setRuleId("10038");

    Draft there =
        normalizer.normalize(zap, alert.setLocations(List.of(first, second)).build(), source());
    Draft back =
        normalizer.normalize(zap, alert.setLocations(List.of(second, first)).build(), source());

    assertThat(back.content()).isEqualTo(there.content());
  }

  @Test
  void shouldLetNoMoreThanFourCharactersOfASecretThrough() {
    Finding finding =
        normalize(
            raw(Category.SECRET)
                .setSecret(
                    SecretRef.newBuilder().setDetector("x").setPreview("AKIA1234567").build())
                .build());

    assertThat(finding.getSecret().getPreview()).isEqualTo("AKIA");
  }

  @Test
  void shouldKeepRecordBelowLimitWhateverWasPublished() throws IOException {
    String huge = "€".repeat(200_000);
    Location place =
        Location.newBuilder()
            .setPath(huge)
            .setUrl(huge)
            .setSnippet(huge)
            .setSymbol(huge)
            .setResource(huge)
            .setParameter(huge)
            .build();
    Finding finding =
        normalize(
            raw(Category.SAST)
                .setRuleId(huge)
                .setTitle(huge)
                .setMessage(huge)
                .setDescription(huge)
                .setEvidence(huge)
                .setRemediation(huge)
                .setSeverity(huge)
                .setToolFindingId(huge)
                .setSuppressionReason(huge)
                .setPointer(huge)
                .setTags(numbered(huge, 200))
                .setReferences(numbered(huge, 200))
                .setVulnerabilityIds(numbered("CVE-2021-", 200))
                .setPackage$(
                    PackageRef.newBuilder(purl("pkg:npm/" + huge, huge, huge))
                        .setPath(huge)
                        .setFixedVersions(numbered(huge, 200))
                        .build())
                .setSecret(SecretRef.newBuilder().setDetector(huge).setHmac(huge).build())
                .setLocations(Collections.nCopies(500, place))
                .build());

    assertThat(bytes(finding)).isLessThan(512 << 10);
    assertThat(finding.getTitle()).hasSize(300).endsWith("…");
  }

  @Test
  void shouldSayThatLocationsWereCut() {
    String page = "x".repeat(2_000);
    List<Location> places =
        IntStream.range(0, 500).mapToObj(i -> url("GET", "https://a.x/" + i + page, null)).toList();

    Finding finding = normalize(raw(Category.DAST).setRuleId("r").setLocations(places).build());

    assertThat(finding.getLocations()).hasSizeBetween(10, 100).startsWith(places.getFirst());
    assertThat(finding.getTags()).containsExactly(FindingNormalizer.LOCATIONS_CUT);
  }

  @Property(tries = 300)
  void shouldAnswerAnyText(
      @ForAll Category category, @ForAll String a, @ForAll String b, @ForAll int number) {
    RawFinding odd =
        raw(category)
            .setRuleId(a)
            .setToolFindingId(b)
            .setTitle(b)
            .setSeverity(a)
            .setCwes(List.of(number))
            .setVulnerabilityIds(List.of(a, b))
            .setRatings(List.of(rating(a, b, (double) number, "CVSS:" + a)))
            .setPackage$(PackageRef.newBuilder().setPurl(a).setName(b).setEcosystem(a).build())
            .setLocations(
                List.of(
                    Location.newBuilder()
                        .setPath(a)
                        .setUrl(b)
                        .setWorkload(a)
                        .setImage(b)
                        .setSnippet(a)
                        .build()))
            .build();

    assertThat(normalize(odd).getFindingKey()).hasSize(32);
  }

  @Test
  void shouldNumberOccurrencesOffline() {
    OfflineScan report = new OfflineScan(normalizer, scan(scope(), "sarif"), NOON);
    RawFinding twin = sqlInjection().setLocations(List.of(at("a.js", 1))).build();

    List<Finding> findings =
        List.of(report.normalize(twin), report.normalize(twin), report.normalize(twin));

    assertThat(findings).extracting(Finding::getOccurrence).containsExactly(1, 2, 3);
    assertThat(findings).extracting(Finding::getFindingKey).doesNotHaveDuplicates();
  }

  private long content(RawFinding.Builder result) {
    return normalizer.normalize(scan(scope(), "sarif"), result.build(), source()).content();
  }

  private Finding normalize(RawFinding result) {
    return normalizer.normalize(scan(scope(), "sarif"), result, source()).finding();
  }

  private static List<String> numbered(String text, int count) {
    return IntStream.range(0, count).mapToObj(i -> i + text).toList();
  }

  private static int bytes(Finding finding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new SpecificDatumWriter<>(Finding.class).write(finding, encoder);
    return out.size();
  }
}
