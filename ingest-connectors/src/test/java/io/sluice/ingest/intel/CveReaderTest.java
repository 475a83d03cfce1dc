/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.ExploitEvidence;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.IntelState;
import io.sluice.event.SsvcAutomatable;
import io.sluice.event.SsvcExploitation;
import io.sluice.event.SsvcTechnicalImpact;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CveReaderTest {

  static final String RECORD =
      """
      {"dataType": "CVE_RECORD", "dataVersion": "5.1",
       "cveMetadata": {"cveId": "CVE-2021-44228", "state": "PUBLISHED",
        "dateUpdated": "2025-02-10T18:30:49.172Z"},
       "containers": {
        "cna": {"providerMetadata": {"orgId": "x", "shortName": "apache"}, "tags": ["disputed"],
         "metrics": [{"other": {"type": "unknown", "content": {"other": "critical"}}},
          {"cvssV3_1": {"version": "3.1", "baseScore": 9.9,
           "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}}],
         "references": [{"url": "https://poc.example", "tags": ["exploit", "x_transferred"]},
          {"url": "https://fix.example", "tags": ["patch"]}]},
        "adp": [{"providerMetadata": {"shortName": "CISA-ADP"}, "title": "CISA ADP Vulnrichment",
         "metrics": [
          {"other": {"type": "ssvc", "content": {"timestamp": "2025-02-04T14:25:34.416117Z",
           "options": [{"Exploitation": "active"}, {"Automatable": "yes"},
            {"Technical Impact": "total"}], "role": "CISA Coordinator", "version": "2.0.3"}}},
          {"other": {"type": "kev", "content": {"dateAdded": "2021-12-10",
           "reference": "https://www.cisa.gov/kev"}}},
          {"cvssV4_0": {"vectorString": "CVSS:4.0/AV:N/nonsense"}}]}]}}
      """;

  private final Path folder;
  private final List<VulnerabilityIntel> records = new ArrayList<>();

  CveReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldReadWhatEachContainerSays() throws IOException {
    IntelHeader header = read(RECORD);

    VulnerabilityIntel intel = records.getFirst();
    assertThat(intel.getState()).isEqualTo(IntelState.DISPUTED);
    assertThat(intel.getFeedDate()).isEqualTo(Instant.parse("2025-02-10T18:30:49.172Z"));
    assertThat(intel.getCvss())
        .extracting(
            CvssAssessment::getProvider,
            CvssAssessment::getRole,
            CvssAssessment::getScore,
            CvssAssessment::getStatedScore)
        .containsExactly(tuple("apache", CvssRole.VENDOR, 10.0, 9.9));
    assertThat(intel.getSsvc().getExploitation()).isEqualTo(SsvcExploitation.ACTIVE);
    assertThat(intel.getSsvc().getAutomatable()).isEqualTo(SsvcAutomatable.YES);
    assertThat(intel.getSsvc().getTechnicalImpact()).isEqualTo(SsvcTechnicalImpact.TOTAL);
    assertThat(intel.getSsvc().getAssessedAt())
        .isEqualTo(Instant.parse("2025-02-04T14:25:34.416Z"));
    assertThat(intel.getExploits())
        .extracting(
            ExploitEvidence::getMaturity,
            ExploitEvidence::getSource,
            ExploitEvidence::getReference,
            ExploitEvidence::getPublished)
        .containsExactly(
            tuple(ExploitMaturity.ACTIVE, "adp-kev", "https://www.cisa.gov/kev", "2021-12-10"),
            tuple(ExploitMaturity.POC, "cve-reference", "https://poc.example", null));
    assertThat(header.entries()).isOne();
    assertThat(header.problems())
        .singleElement()
        .asString()
        .contains("CVE-2021-44228: rating of CISA-ADP left out: no CVSS vector");
  }

  @Test
  void shouldSayOfARejectedRecordNothingElse() throws IOException {
    read(RECORD.replace("PUBLISHED", "REJECTED"));

    assertThat(records)
        .singleElement()
        .satisfies(
            intel -> {
              assertThat(intel.getState()).isEqualTo(IntelState.REJECTED);
              assertThat(intel.getCvss()).isEmpty();
              assertThat(intel.getSsvc()).isNull();
              assertThat(intel.getExploits()).isEmpty();
            });
  }

  @Test
  void shouldReadLinesArraysGzipArchivesAndDirectories() throws IOException {
    String other = RECORD.replace("44228", "45046");
    read("[" + RECORD + "," + other + "]");
    read(RECORD.replace("\n", "") + "\n" + other);
    Path gzip = folder.resolve("a.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(RECORD.getBytes(UTF_8));
    }
    CveReader.read(gzip, Instant.EPOCH, records::add);
    Path zip = folder.resolve("a.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("cves/delta.json"));
      out.write("[1".getBytes(UTF_8));
      out.putNextEntry(new ZipEntry("cves/2021/44xxx/CVE-2021-44228.json"));
      out.write(RECORD.getBytes(UTF_8));
    }
    CveReader.read(zip, Instant.EPOCH, records::add);
    Path directory = Files.createDirectories(folder.resolve("cves/2021/44xxx"));
    Files.writeString(directory.resolve("CVE-2021-44228.json"), RECORD);
    Files.writeString(directory.resolve("README.json"), "no record");
    CveReader.read(folder.resolve("cves"), Instant.EPOCH, records::add);

    assertThat(records).hasSize(7);
  }

  @Test
  void shouldReportWhatIsNoRecordAndReadOn() throws IOException {
    IntelHeader header =
        read(
            RECORD
                + "{\"a\": 1}\n7\n"
                + RECORD.replace("44228", "1").replace("\n", "")
                + RECORD.replace("44228", "1000").replace("\"5.1\"", "\"4.0\"").replace("\n", "")
                + RECORD.replace("44228", "1001").replace("PUBLISHED", "RESERVED"));

    assertThat(records).hasSize(1);
    assertThat(header.problems())
        .extracting(problem -> problem.message())
        .contains(
            "something that is no CVE record: passed over",
            "something that is no record: passed over",
            "CVE-2021-1000 is of version '4.0', not 5: left out",
            "CVE-2021-1001 is neither published nor rejected: left out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};no CVE record",
        "[];no CVE record",
        "{\"dataType\": ;line 1: not JSON",
        "cve,epss,percentile;line 1: not JSON"
      })
  void shouldRefuseWhatIsBroken(String text, String problem) {
    assertRefused(text, problem);
  }

  @Test
  void shouldRefuseATruncatedAndADoubleRecordAndAHostileOne() {
    assertRefused(RECORD.substring(0, RECORD.length() - 10), "not JSON");
    assertRefused(RECORD + RECORD, "CVE-2021-44228 is there twice");
    assertRefused("{\"a\":".repeat(5000), "depth");
    assertRefused("{\"a\": [" + "0,".repeat(JsonTree.MAX_VALUES) + "0]}", "too large");
  }

  private void assertRefused(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(problem);
  }

  private IntelHeader read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("cve.json"), text);
    return CveReader.read(file, Instant.EPOCH, records::add);
  }
}
