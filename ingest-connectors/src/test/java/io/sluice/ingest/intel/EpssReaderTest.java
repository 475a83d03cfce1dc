/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.EpssScore;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.SharedCorpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpssReaderTest {

  private static final String HEADER =
      "#model_version:v2026.06.15,score_date:2026-08-15T12:00:00Z\ncve,epss,percentile\n";

  private final Path folder;

  EpssReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldReadScores() throws IOException {
    List<VulnerabilityIntel> scores = new ArrayList<>();

    IntelHeader header =
        EpssReader.read(
            file(
                (HEADER + "CVE-2021-44228,0.99999,1.0\r\n\r\nCVE-1999-0001,3e-05,0\n")
                    .getBytes(UTF_8)),
            Instant.EPOCH,
            scores::add);

    assertThat(header)
        .isEqualTo(
            new IntelHeader(
                "v2026.06.15@2026-08-15T12:00:00Z", 2, Instant.parse("2026-08-15T12:00:00Z")));
    assertThat(scores)
        .extracting(VulnerabilityIntel::getEpss)
        .containsExactly(
            new EpssScore(0.99999, 1.0, "v2026.06.15", "2026-08-15T12:00:00Z"),
            new EpssScore(0.00003, 0.0, "v2026.06.15", "2026-08-15T12:00:00Z"));
    assertThat(scores).allMatch(score -> score.getKev() == null);
  }

  @Test
  void shouldReadGzipAndNameDamage() throws IOException {
    byte[] zipped = gzip(HEADER + "CVE-2021-44228,0.9,1.0\n");

    assertThat(read(zipped)).isOne();
    assertThatThrownBy(() -> read(Arrays.copyOf(zipped, zipped.length - 12)))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("gzip data is damaged or cut");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';line 1: empty file",
        "cve,epss,percentile;line 1: expected '#model_version",
        "#model_version:v1,score_date:yesterday;line 1: score_date is no ISO date",
        "H;line 2: no scores behind the header",
        "#model_version:v1,score_date:2026-01-01|cve,epss;line 2: expected the columns",
        "HCVE-1-1,0.1,0.1;line 3: 'CVE-1-1' is no CVE id",
        "HCVE-2021-44228,0.1;line 3: expected 3 columns, found 2",
        "HCVE-2021-44228,1.1,0.1;line 3: epss must be a number from 0 to 1, not '1.1'",
        "HCVE-2021-44228,NaN,0.1;line 3: epss must be",
        "HCVE-2021-44228,-0.1,0.1;line 3: epss must be",
        "HCVE-2021-44228,0.1,;line 3: percentile must be",
        "HCVE-2021-44228,0.1,0.1|CVE-2021-44228,0.2,0.1;line 4: CVE-2021-44228 is there twice"
      })
  void shouldRefuseWithTheLine(String text, String message) {
    byte[] bytes = text.replaceFirst("^H", HEADER).replace('|', '\n').getBytes(UTF_8);

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldRefuseBinaryAndOverlongLines() {
    assertThatThrownBy(() -> read(new byte[] {'#', (byte) 0xff, 0}))
        .isInstanceOf(MalformedFileException.class);
    assertThatThrownBy(() -> read("x".repeat(5000).getBytes(UTF_8)))
        .hasMessage("line 1: longer than 1000 characters");
  }

  @Test
  void shouldReadEveryFileOfTheCorpus() throws IOException {
    Path corpus = SharedCorpus.path("reference/epss");
    try (Stream<Path> files = Files.list(corpus)) {
      for (Path file : files.sorted().toList()) {
        long lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).count();
        assertThat(EpssReader.read(file, Instant.EPOCH, score -> {}).entries())
            .isEqualTo(lines - 2);
      }
    }
  }

  @Test
  void shouldRememberIdsOfAnyLength() {
    Cves cves = new Cves();

    assertThat(cves.add("CVE-2021-0001")).isTrue();
    assertThat(cves.add("CVE-2021-00001")).isTrue();
    assertThat(cves.add("CVE-2021-1234567890123456789")).isTrue();
    assertThat(cves.add("CVE-2022-0001")).isTrue();
    assertThat(cves.add("CVE-2021-0001")).isFalse();
    assertThat(cves.add("CVE-2021-00001")).isFalse();
    assertThat(cves.add("CVE-2021-1234567890123456789")).isFalse();
  }

  private long read(byte[] bytes) throws IOException {
    return EpssReader.read(file(bytes), Instant.EPOCH, score -> {}).entries();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("epss.csv"), bytes);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
