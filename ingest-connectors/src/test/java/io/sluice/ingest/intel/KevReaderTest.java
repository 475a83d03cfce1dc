/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.IntelSource;
import io.sluice.event.KevEntry;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.SharedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KevReaderTest {

  static final String ENTRY =
      """
      {"cveID": "CVE-2021-44228", "vendorProject": "Apache", "product": "Log4j2",
       "vulnerabilityName": "Log4Shell", "dateAdded": "2021-12-10",
       "shortDescription": "JNDI", "requiredAction": "Update.", "dueDate": "2021-12-24",
       "knownRansomwareCampaignUse": "Known", "cwes": ["CWE-20"], "future": {"a": [1]}}
      """;

  private static final Instant RELEASED = Instant.parse("2025-08-25T17:04:19Z");

  private final Path folder;

  KevReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldReadEntries() throws IOException {
    List<VulnerabilityIntel> entries = new ArrayList<>();

    IntelHeader header =
        KevReader.read(file(catalog(1, ENTRY)), "2025.08.25", Instant.EPOCH, entries::add);

    assertThat(header).isEqualTo(new IntelHeader("2025.08.25", 1, RELEASED));
    assertThat(entries)
        .containsExactly(
            VulnerabilityIntel.newBuilder()
                .setVulnerabilityId("CVE-2021-44228")
                .setSource(IntelSource.KEV)
                .setFeedVersion("2025.08.25")
                .setKev(new KevEntry("2021-12-10", "2021-12-24", true, "Log4Shell", "Update."))
                .setObservedAt(Instant.EPOCH)
                .build());
  }

  @Test
  void shouldNotNeedTheOptionalFields() throws IOException {
    String entry =
        ENTRY.replace(
            ",\n \"knownRansomwareCampaignUse\": \"Known\", \"cwes\": [\"CWE-20\"], \"future\": {\"a\": [1]}",
            "");
    List<VulnerabilityIntel> entries = new ArrayList<>();

    KevReader.read(file(catalog(1, entry)), "v", Instant.EPOCH, entries::add);

    assertThat(entry).doesNotContain("cwes");
    assertThat(entries).singleElement().matches(intel -> !intel.getKev().getRansomware());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2021-44228;21-4;line 4: cveID 'CVE-21-4' is no CVE id",
        "2021-12-24;Christmas;dueDate 'Christmas' is no ISO date",
        "dueDate;due;an entry has no string dueDate",
        "\"count\": 1;\"count\": 2;count says 2, but there are 1 entries",
        "\"count\": 1;\"count\": \"1\";count must be an integer",
        "\"count\": 1,;;count is missing",
        "catalogVersion;version;catalogVersion is missing",
        "vulnerabilities;vulns;vulnerabilities is missing",
        "\"Known\";Known;not JSON",
        "]};];not JSON"
      })
  void shouldRefuseWhatBreaksTheSchema(String from, String to, String message) {
    String text = catalog(1, ENTRY).replace(from, to == null ? "" : to);

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(message)
        .hasMessageMatching("line \\d+: .*");
  }

  @Test
  void shouldRefuseDuplicatesTrailersAndOtherJson() {
    assertThatThrownBy(() -> read(catalog(2, ENTRY + "," + ENTRY)))
        .hasMessage("line 8: CVE-2021-44228 is there twice");
    assertThatThrownBy(() -> read(catalog(1, ENTRY) + "{}")).hasMessageContaining("follows");
    assertThatThrownBy(() -> read("[]")).hasMessageContaining("a KEV catalog is a JSON object");
    assertThatThrownBy(() -> read("")).hasMessageContaining("empty file");
    assertThatThrownBy(() -> read("{\"a\":".repeat(5000)))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("depth");
  }

  @Test
  void shouldReadTheWholeCatalogOfTheCorpus() throws IOException {
    Path file = SharedCorpus.path("reference/kev/known_exploited_vulnerabilities.json");

    assertThat(KevReader.read(file, "v", Instant.EPOCH, entry -> {}))
        .isEqualTo(new IntelHeader("2025.08.25", 1404, Instant.parse("2025-08-25T17:04:19.979Z")));
  }

  private void read(String text) throws IOException {
    KevReader.read(file(text), "v", Instant.EPOCH, entry -> {});
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("kev.json"), text);
  }

  static String catalog(int count, String entries) {
    return """
        {"title": "KEV", "catalogVersion": "2025.08.25", "dateReleased": "2025-08-25T17:04:19Z",
         "count": %d,
         "vulnerabilities": [
        %s]}
        """
        .formatted(count, entries);
  }
}
