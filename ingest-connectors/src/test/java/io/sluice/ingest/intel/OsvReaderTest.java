/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.AffectedRange;
import io.sluice.event.CvssAssessment;
import io.sluice.event.IntelState;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsvReaderTest {

  private static final String RECORD =
      """
      {"id": "GHSA-JFH8-c2jp-5v3q", "modified": "2026-01-02T03:04:05.678901Z",
       "aliases": ["cve-2021-44228", "CVE-2021-44228", "GHSA-jfh8-c2jp-5v3q"],
       "upstream": ["CVE-2021-1"], "related": ["CVE-2021-45046"],
       "database_specific": {"aliases": ["CVE-2000-1"], "withdrawn": "x"}}
      """;
  private static final OsvRecord READ =
      record("GHSA-jfh8-c2jp-5v3q", "2026-01-02T03:04:05.678Z", "CVE-2021-44228");

  private final Path folder;
  private final List<OsvRecord> records = new ArrayList<>();

  OsvReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldReadAliasesAndNeverUpstreamOrRelated() throws IOException {
    OsvReading reading = read(RECORD);

    assertThat(records).containsExactly(READ);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.records()).containsExactly("GHSA-jfh8-c2jp-5v3q");
  }

  @Test
  void shouldReadArraysAndLinesAlike() throws IOException {
    String other = "{\"id\": \"PYSEC-1\", \"modified\": \"2026-01-01T00:00:00+00:00\"}";

    read("[" + RECORD + "," + other + "]");
    read(RECORD.replace("\n", "") + "\n" + other + "\n");

    OsvRecord second = record("PYSEC-1", "2026-01-01T00:00:00Z");
    assertThat(records).containsExactly(READ, second, READ, second);
  }

  @Test
  void shouldReadGzipAndArchives() throws IOException {
    Path gzip = folder.resolve("a.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(RECORD.getBytes(UTF_8));
    }

    OsvReader.read(gzip, records::add);
    OsvReader.read(archive("notes.txt", "no JSON", "x/GHSA.json", RECORD), records::add);

    assertThat(records).containsExactly(READ, READ);
  }

  @Test
  void shouldTakeAWithdrawnRecordForSilent() throws IOException {
    OsvReading reading =
        read(RECORD.replaceFirst("\"aliases\"", "\"withdrawn\": \"2026-01-01\", \"aliases\""));

    assertThat(records)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.aliases()).isEmpty();
              assertThat(record.facts().state()).isEqualTo(IntelState.WITHDRAWN);
              assertThat(record.facts().vulnerabilities()).containsExactly("CVE-2021-44228");
            });
    assertThat(reading.records()).containsExactly("GHSA-jfh8-c2jp-5v3q");
  }

  @Test
  void shouldReadRatingsAndWhereAffectedVersionsBeginAndEnd() throws IOException {
    read(
        """
        {"id": "GHSA-a", "modified": "2026-01-01T00:00:00Z", "aliases": ["CVE-2021-44228"],
         "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"},
                      {"type": "Ubuntu", "score": "high"}],
         "affected": [
          {"package": {"ecosystem": "Maven", "name": "log4j:core", "purl": "pkg:maven/log4j/core"},
           "versions": ["2.0", "2.1"],
           "ranges": [
            {"type": "ECOSYSTEM", "events": [
              {"introduced": "2.13.0"}, {"fixed": "2.15.0"}, {"introduced": "2.16"},
              {"last_affected": "2.16.1"}, {"introduced": "3"}]},
            {"type": "GIT", "events": [{"introduced": "0"}]}]},
          {"ranges": []}, 7]}
        """);

    VulnerabilityIntel intel = records.getFirst().intel(Instant.EPOCH).getFirst();
    assertThat(intel.getVulnerabilityId()).isEqualTo("CVE-2021-44228");
    assertThat(intel.getRecord()).isEqualTo("GHSA-a");
    assertThat(intel.getCvss())
        .extracting(CvssAssessment::getProvider, CvssAssessment::getScore)
        .containsExactly(tuple("ghsa", 10.0));
    assertThat(intel.getAffected())
        .singleElement()
        .satisfies(
            affected -> {
              assertThat(affected.getPurl()).isEqualTo("pkg:maven/log4j/core");
              assertThat(affected.getRanges())
                  .extracting(
                      AffectedRange::getIntroduced,
                      AffectedRange::getFixed,
                      AffectedRange::getLastAffected)
                  .containsExactly(
                      tuple("2.13.0", "2.15.0", null),
                      tuple("2.16", null, "2.16.1"),
                      tuple("3", null, null));
            });
  }

  @Test
  void shouldKeepAnEndlessListOfRangesSmallAndSaySo() throws IOException {
    String events =
        "{\"introduced\": \"1\"}, {\"fixed\": \"2\"},".repeat(OsvAffected.MAX_RANGES + 1);

    OsvReading reading =
        read(
            """
            {"id": "A-1", "modified": "2026-01-01T00:00:00Z", "affected": [
              {"package": {"ecosystem": "npm", "name": "a"},
               "ranges": [{"type": "SEMVER", "events": [%s {"introduced": "3"}]}]}]}
            """
                .formatted(events));

    assertThat(records.getFirst().facts().affected().getFirst().getRanges())
        .hasSize(OsvAffected.MAX_RANGES);
    assertThat(reading.problems()).singleElement().asString().contains("more than can be kept");
  }

  @Test
  void shouldReportWhatItCannotUseAndReadOn() throws IOException {
    OsvReading reading =
        read(
            """
            {"id": "A-1", "modified": "2026-01-01T00:00:00Z", "aliases": ["B 1", 7, null, "C|1", "D-1"]}
            {"modified": "2026-01-01T00:00:00Z"}
            {"id": "A-2", "modified": "yesterday"}
            "text"
            {"id": "A-3", "modified": "2026-01-01T00:00:00Z", "aliases": "D-1"}
            {"id": "A-4", "modified": "2026-01-01T00:00:00Z", "aliases": null}
            """);

    assertThat(records)
        .extracting(OsvRecord::id, record -> Set.copyOf(record.aliases()))
        .containsExactly(
            tuple("A-1", Set.of("D-1")), tuple("A-3", Set.of()), tuple("A-4", Set.of()));
    assertThat(reading.problems())
        .extracting(Object::toString)
        .containsExactly(
            "line 1: A-1 has 4 aliases that are no ids: left out",
            "line 2: a record has no usable id: left out",
            "line 3: A-2 has no time of modification: left out",
            "line 4: something that is no record: passed over",
            "line 5: A-3 has 1 aliases that are no ids: left out");
  }

  @Test
  void shouldTakeAListOfVulnerabilitiesForNoNames() throws IOException {
    StringBuilder many = new StringBuilder("\"CVE-2021-1\"");
    for (int i = 2; i <= OsvRecordReader.MAX_ALIASES + 1; i++) {
      many.append(", \"CVE-2021-").append(i).append('"');
    }

    OsvReading reading =
        read(
            "{\"id\": \"A-1\", \"modified\": \"2026-01-01T00:00:00Z\", \"aliases\": ["
                + many
                + "]}");

    assertThat(records).singleElement().matches(record -> record.aliases().isEmpty());
    assertThat(reading.problems()).hasSize(1);
  }

  @Test
  void shouldRefuseWhatIsBroken() throws IOException {
    assertRefused(RECORD + "{\"id\": ", "line 5: not JSON");
    assertRefused(RECORD + RECORD, "line 5: GHSA-jfh8-c2jp-5v3q is there twice");
    assertRefused("[]", "no OSV record");
    assertRefused("PK but no archive", "the ZIP archive is damaged");
    assertThatThrownBy(() -> OsvReader.read(archive("a.json", RECORD, "b.json", "{"), records::add))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("'b.json': line 1: not JSON");
  }

  @Test
  void shouldRefuseAnArchiveThatUnpacksToTooMuch() throws IOException {
    Path many = archive("a.json", RECORD, "b.json", RECORD.replace("JFH8", "JFH9"));
    Path bomb = archive("a.json", RECORD.replace("\"upstream\"", " ".repeat(50 << 20) + "\"x\""));

    assertThatThrownBy(
            () -> OsvReader.read(many, records::add, new RecordFiles.Limits(1, 1 << 20, 200)))
        .hasMessageContaining("has 2 entries; at most 1");
    assertThatThrownBy(
            () -> OsvReader.read(many, records::add, new RecordFiles.Limits(9, 500, 200)))
        .hasMessageContaining("unpacks to more than 500 bytes");
    assertThatThrownBy(() -> OsvReader.read(bomb, records::add))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("unpacks to more than");
  }

  private OsvReading read(String text) throws IOException {
    return OsvReader.read(Files.writeString(folder.resolve("osv.json"), text), records::add);
  }

  private void assertRefused(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(problem);
  }

  private Path archive(String... namesAndTexts) throws IOException {
    Path file = folder.resolve(namesAndTexts.length + namesAndTexts[0] + ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(UTF_8));
      }
    }
    return file;
  }

  private static OsvRecord record(String id, String modified, String... aliases) {
    TreeSet<String> cves = new TreeSet<>(List.of(aliases));
    cves.removeIf(alias -> !alias.startsWith("CVE-"));
    return new OsvRecord(
        id,
        Instant.parse(modified),
        new TreeSet<>(List.of(aliases)),
        new OsvFacts(
            cves.isEmpty() ? new TreeSet<>(Set.of(id)) : cves,
            IntelState.PUBLISHED,
            List.of(),
            List.of()));
  }
}
