/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.ExploitEvidence;
import io.sluice.event.IntelState;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvdReaderTest {

  static final String CVE =
      """
      {"cve": {"id": "CVE-2021-44228", "sourceIdentifier": "security@apache.org",
       "lastModified": "2025-10-27T17:35:36.590", "vulnStatus": "Analyzed", "cveTags": [],
       "cisaExploitAdd": "2021-12-10", "cisaVulnerabilityName": "Apache Log4j2",
       "metrics": {
        "cvssMetricV31": [
         {"source": "nvd@nist.gov", "type": "Primary", "cvssData": {"version": "3.1",
          "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "baseScore": 10.0}},
         {"source": "134c704f-9b21-4f2e-91b3-4a467353bcc0", "type": "Secondary", "cvssData": {
          "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "baseScore": 10.0}},
         {"source": "security@apache.org", "type": "Secondary", "cvssData": {
          "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": 9.8}}],
        "cvssMetricV2": [{"source": "nvd@nist.gov", "type": "Primary", "cvssData": {
         "version": "2.0", "vectorString": "AV:N/AC:M/Au:N/C:C/I:C/A:C", "baseScore": 9.3}}]},
       "references": [{"url": "http://poc.example", "source": "a", "tags": ["Exploit", "VDB Entry"]},
        {"url": "http://fix.example", "source": "a", "tags": ["Patch"]}]}}
      """;

  private final Path folder;
  private final List<VulnerabilityIntel> records = new ArrayList<>();

  NvdReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldGiveEachRatingTheRoleOfItsAuthor() throws IOException {
    IntelHeader header = read(answer(1, CVE));

    VulnerabilityIntel intel = records.getFirst();
    assertThat(intel.getState()).isEqualTo(IntelState.PUBLISHED);
    assertThat(intel.getCvss())
        .extracting(
            CvssAssessment::getProvider, CvssAssessment::getRole, CvssAssessment::getVersion)
        .containsExactly(
            tuple("nvd@nist.gov", CvssRole.NVD, "3.1"),
            tuple("CISA-ADP", CvssRole.ADP, "3.1"),
            tuple("security@apache.org", CvssRole.VENDOR, "3.1"),
            tuple("nvd@nist.gov", CvssRole.NVD, "2.0"));
    assertThat(intel.getExploits())
        .extracting(ExploitEvidence::getSource, ExploitEvidence::getReference)
        .containsExactly(
            tuple("nvd-kev", "Apache Log4j2"), tuple("nvd-reference", "http://poc.example"));
    assertThat(header.feedVersion()).isEqualTo("2026-08-15T00:00:05.123");
    assertThat(header.feedDate()).contains(Instant.parse("2026-08-15T00:00:05.123Z"));
  }

  @Test
  void shouldReadRejectedAndDisputed() throws IOException {
    read(
        answer(
            2,
            CVE.replace("Analyzed", "Rejected")
                + ","
                + CVE.replace("44228", "44229")
                    .replace(
                        "\"cveTags\": []",
                        "\"cveTags\": [{\"sourceIdentifier\": \"a\", \"tags\": [\"disputed\"]}]")));

    assertThat(records)
        .extracting(VulnerabilityIntel::getState)
        .containsExactly(IntelState.REJECTED, IntelState.DISPUTED);
    assertThat(records.getFirst().getCvss()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsCutOrLiesOrIsSomethingElse() {
    assertRefused(answer(2, CVE), "resultsPerPage says 2, but there are 1");
    assertRefused(answer(1, CVE).substring(0, 500), "not JSON");
    assertRefused(answer(2, CVE + "," + CVE), "CVE-2021-44228 is there twice");
    assertRefused(answer(1, CVE).replace("NVD_CVE", "NVD_CPE"), "format must be NVD_CVE");
    assertRefused(
        answer(1, CVE).replace("\"2.0\", \"timestamp", "\"1.1\", \"timestamp"), "version");
    assertRefused(answer(1, "{\"cve\": {\"id\": \"x\"}}"), "an entry has no CVE id: 'x'");
    assertRefused(answer(0, ""), "no vulnerability in it");
    assertRefused(CveReaderTest.RECORD, "format must be NVD_CVE");
    assertRefused("[]", "an NVD answer is a JSON object");
    assertRefused("{\"a\":".repeat(5000), "depth");
  }

  private void assertRefused(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(problem);
  }

  private IntelHeader read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("nvd.json"), text);
    return NvdReader.read(file, "v", Instant.EPOCH, records::add);
  }

  static String answer(int count, String entries) {
    return """
        {"resultsPerPage": %d, "startIndex": 0, "totalResults": 9, "format": "NVD_CVE",
         "version": "2.0", "timestamp": "2026-08-15T00:00:05.123", "vulnerabilities": [
        %s]}
        """
        .formatted(count, entries);
  }
}
