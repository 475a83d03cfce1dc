/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.event.IntelState;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.SharedCorpus;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real feeds of the shared corpus, whole and then damaged. Skipped where there is no corpus.
 */
class ReferenceFeedsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final InMemoryContextLog log = new InMemoryContextLog();
  private Instant now = Instant.parse("2026-08-15T18:00:00Z");

  ReferenceFeedsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldTakeTheWholeKevCatalogAndRefuseItDamaged() throws IOException {
    Path file = SharedCorpus.path("reference/kev/known_exploited_vulnerabilities.json");

    assertThat(publish(file).added()).isEqualTo(1404);
    assertThat(publish(file))
        .satisfies(again -> assertThat(again.published()).isZero())
        .satisfies(stale -> assertThat(stale.notes()).asString().contains("STALE"));
    byte[] whole = Files.readAllBytes(file);
    assertRefused(Files.write(folder.resolve("cut.json"), List.of(text(whole, whole.length / 2))));
    assertRefused(
        Files.writeString(
            folder.resolve("corrupt.json"),
            text(whole, whole.length).replace("\"CVE-2", "\"XYZ-2")));
    assertRefused(kev(whole, 600));
    assertThat(publish(kev(whole, 1400)).removed()).isEqualTo(4);
  }

  @Test
  void shouldTakeTheEpssFilesOfAllDaysAndOnlyWhatMoved() throws IOException {
    List<Long> written = new ArrayList<>();
    for (String date : List.of("2026-06-13", "2026-06-20", "2026-08-08", "2026-08-15")) {
      Path file = SharedCorpus.path("reference/epss/epss_scores-" + date + ".subset.csv");
      written.add(publish(file).published());
      assertThat(publish(file).published()).isZero();
    }
    Path last = SharedCorpus.path("reference/epss/epss_scores-2026-08-15.subset.csv");
    List<String> lines = Files.readAllLines(last);

    assertThat(written.getFirst()).isEqualTo(6921);
    // The percentile of almost every CVE moves in a week, and with it the row.
    assertThat(written.get(3)).isEqualTo(7183);
    assertThat(log.topic(Topics.INTEL_VULNERABILITY)).hasSize(7183);
    List<String> permuted = new ArrayList<>(lines.subList(2, lines.size()));
    Collections.shuffle(permuted, new Random(1));
    permuted.addAll(0, lines.subList(0, 2));
    assertThat(publish(Files.write(folder.resolve("permuted.csv"), permuted)).published()).isZero();
    assertRefused(Files.write(folder.resolve("shrunk.csv"), lines.subList(0, 3000)));
    byte[] whole = Files.readAllBytes(last);
    assertRefused(Files.write(folder.resolve("cut.csv"), List.of(text(whole, whole.length - 14))));
    assertRefused(
        Files.writeString(
            folder.resolve("corrupt.csv"),
            text(whole, whole.length).replace(",0.27858,", ",2.7,")));
    now = Instant.parse("2026-08-18T00:00:00Z");
    assertThat(publish(last).notes()).asString().contains("STALE");
  }

  @Test
  void shouldTakeAllCveRecords() throws IOException {
    Path records = SharedCorpus.path("reference/cve/records");

    PublishSummary summary = publish(records);

    assertThat(summary.format()).isEqualTo(ContextFormat.CVE);
    assertThat(summary.added()).isEqualTo(200);
    assertThat(summary.problems()).isEmpty();
    assertThat(publish(records).published()).isZero();
    List<VulnerabilityIntel> all = intel();
    assertThat(all).filteredOn(intel -> !intel.getCvss().isEmpty()).hasSize(139);
    assertThat(all).filteredOn(intel -> intel.getSsvc() != null).hasSize(98);
    assertThat(all).filteredOn(intel -> intel.getState() == IntelState.DISPUTED).hasSize(6);
    assertThat(all)
        .flatExtracting(VulnerabilityIntel::getCvss)
        .filteredOn(cvss -> cvss.getStatedScore() != null)
        .extracting(
            cvss -> cvss.getProvider() + " " + cvss.getStatedScore() + " " + cvss.getScore())
        .containsExactly("GitHub_M 10.0 9.9");
    assertThat(all.stream().mapToInt(intel -> intel.getCvss().size()).sum()).isEqualTo(141);
  }

  @Test
  void shouldTakeAllAliasesAsOsvRecords() throws IOException {
    Path file = SharedCorpus.path("reference/aliases/aliases_full.csv");
    SortedMap<String, ArrayNode> aliases = new TreeMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .skip(1)
          .map(line -> line.split(","))
          .forEach(
              cells ->
                  aliases.computeIfAbsent(cells[0], id -> JSON.createArrayNode()).add(cells[1]));
    }
    List<String> records = new ArrayList<>();
    aliases.forEach(
        (id, names) -> {
          ObjectNode record = JSON.createObjectNode();
          record.put("id", id).put("modified", "2026-01-01T00:00:00Z").set("aliases", names);
          records.add(record.toString());
        });
    Path osv = Files.write(folder.resolve("osv.jsonl"), records);

    assertThat(publish(osv).problems()).isEmpty();
    assertThat(publish(osv).published()).isZero();
    assertThat(log.topic(Topics.INTEL_ALIAS)).hasSizeGreaterThan(aliases.size());
  }

  private List<VulnerabilityIntel> intel() {
    Collection<?> records = log.topic(Topics.INTEL_VULNERABILITY).values();
    return records.stream().map(VulnerabilityIntel.class::cast).toList();
  }

  private Path kev(byte[] whole, int entries) throws IOException {
    ObjectNode catalog = (ObjectNode) JSON.readTree(whole);
    ArrayNode kept = JSON.createArrayNode();
    catalog.get("vulnerabilities").valueStream().limit(entries).forEach(kept::add);
    catalog.put("count", entries).set("vulnerabilities", kept);
    return Files.writeString(folder.resolve("kev" + entries + ".json"), catalog.toString());
  }

  private static String text(byte[] whole, int length) {
    return new String(whole, 0, length, UTF_8);
  }

  private void assertRefused(Path file) {
    int before = log.transactions.size();
    assertThatThrownBy(() -> publish(file)).isInstanceOf(MalformedFileException.class);
    assertThat(log.transactions).hasSize(before);
  }

  private PublishSummary publish(Path file) throws IOException {
    try (ContextPublisher publisher =
        new ContextPublisher(() -> log, Clock.fixed(now, ZoneOffset.UTC))) {
      return publisher.publish(file, PublishOptions.none());
    }
  }
}
