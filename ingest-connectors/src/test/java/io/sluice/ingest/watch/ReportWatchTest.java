/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.ScanRecord;
import io.sluice.event.ScanStarted;
import io.sluice.ingest.publish.PublishException;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.secret.SecretRedactor;
import io.sluice.topic.ScopePartitioner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWatchTest {

  private static final String REPORT =
      """
      {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Semgrep"}},
        "results":[{"ruleId":"r1","message":{"text":"one"}}]}]}
      """;

  private final Path root;
  private final List<MockProducer<String, ScanRecord>> producers = new ArrayList<>();
  private final Set<String> committed = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private boolean kafkaIsUp = true;

  ReportWatchTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void shouldPublishAReportOnceAndMoveItAway() throws IOException {
    put("repo/github.com/acme/shop/branch=feature%2Fx/commit=0a1b/semgrep.sarif", REPORT);

    assertThat(poll()).isOne();
    assertThat(poll()).isZero();

    assertThat(root.resolve("done/repo/github.com/acme/shop/branch=feature%2Fx/commit=0a1b"))
        .isDirectoryContaining("glob:**/semgrep.sarif");
    ScanRecord started = producers.getFirst().history().getFirst().value();
    assertThat(producers).hasSize(1);
    assertThat(started.getScope().getAsset()).isEqualTo("repo:github.com/acme/shop");
    assertThat(started.getScope().getBranch()).isEqualTo("feature/x");
    assertThat(((ScanStarted) started.getBody()).getCommit()).isEqualTo("0a1b");
    assertThat(((ScanStarted) started.getBody()).getReportName()).isEqualTo("semgrep.sarif");
    assertThat(notes()).isEmpty();
  }

  @Test
  void shouldKeepBothReportsOfOneName() throws IOException {
    put("repo/x/y/a.sarif", REPORT);
    poll();
    put("repo/x/y/a.sarif", REPORT + " ");
    poll();

    assertThat(root.resolve("done/repo/x/y/a.sarif")).hasContent(REPORT);
    assertThat(root.resolve("done/repo/x/y/a.sarif.2")).exists();
  }

  @Test
  void shouldSayBesideARefusedReportWhy() throws IOException {
    put("repo/x/y/broken.sarif", REPORT.substring(0, 60));
    put("repo/x/y/partial=maybe/odd.sarif", REPORT);
    put("nowhere.sarif", REPORT);

    assertThat(poll()).isEqualTo(3);

    assertThat(root.resolve("failed/repo/x/y/broken.sarif.error.txt")).content().contains("line ");
    assertThat(root.resolve("failed/repo/x/y/partial=maybe/odd.sarif.error.txt"))
        .content()
        .contains("true or false");
    assertThat(root.resolve("failed/nowhere.sarif.error.txt")).content().contains("no asset");
    assertThat(producers).isEmpty();
  }

  @Test
  void shouldLeaveAloneWhatIsStillBeingWritten() throws IOException {
    put("repo/x/y/a.sarif.part", REPORT);
    put("repo/x/y/a.sarif.TMP", REPORT);
    put("repo/x/y/.a.sarif", REPORT);
    put(".hidden/x/y/a.sarif", REPORT);
    assertThat(poll()).isZero();

    Files.move(root.resolve("repo/x/y/a.sarif.part"), root.resolve("repo/x/y/a.sarif"));
    assertThat(poll()).isOne();
  }

  @Test
  void shouldWaitUntilAFileHasNotChangedForTheSettlingTime() throws IOException {
    Path file = put("repo/x/y/a.sarif", REPORT.substring(0, 60));
    Instant start = Instant.parse("2026-03-01T12:00:00Z");
    MovableClock clock = new MovableClock(start);
    try (ReportWatch watch = watch(clock, Duration.ofSeconds(2))) {
      assertThat(watch.poll()).isZero();
      clock.now = start.plusSeconds(1);
      Files.writeString(file, REPORT);
      assertThat(watch.poll()).isZero();
      clock.now = start.plusSeconds(2);
      assertThat(watch.poll()).as("one second after the change").isZero();
      clock.now = start.plusSeconds(3);
      assertThat(watch.poll()).isOne();
    }
    assertThat(producers).hasSize(1);
  }

  @Test
  void shouldPublishTheOldestFirst() throws IOException {
    Files.setLastModifiedTime(put("repo/x/y/b.sarif", REPORT), FileTime.fromMillis(1_000));
    Files.setLastModifiedTime(put("repo/x/y/a.sarif", REPORT + " "), FileTime.fromMillis(2_000));

    poll();

    assertThat(producers)
        .extracting(p -> ((ScanStarted) p.history().getFirst().value().getBody()).getReportName())
        .containsExactly("b.sarif", "a.sarif");
  }

  @Test
  void shouldTryAgainWithoutLossOrDoublesAfterAFailureAndARestart() throws IOException {
    put("repo/x/y/a.sarif", REPORT);
    kafkaIsUp = false;
    assertThatThrownBy(this::poll).isInstanceOf(PublishException.class);
    assertThat(notes()).as("a try has begun").hasSize(1);

    kafkaIsUp = true;
    committed.addAll(notes());
    assertThat(poll()).isOne();

    assertThat(asked).as("looked into the topic by the note's id").hasSize(1);
    assertThat(producers).noneMatch(MockProducer::transactionCommitted);
    assertThat(root.resolve("done/repo/x/y/a.sarif")).exists();
    assertThat(notes()).isEmpty();
  }

  @Test
  void shouldBeTheOnlyOneInItsDirectory() throws IOException {
    try (ReportWatch first = watch(Clock.systemUTC(), Duration.ZERO)) {
      assertThatThrownBy(() -> watch(Clock.systemUTC(), Duration.ZERO))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
      assertThat(first.poll()).isZero();
    }
  }

  private int poll() throws IOException {
    try (ReportWatch watch = watch(Clock.systemUTC(), Duration.ZERO)) {
      return watch.poll();
    }
  }

  private ReportWatch watch(Clock clock, Duration settling) throws IOException {
    ScanPublisher publisher =
        new ScanPublisher(
            id -> {
              if (!kafkaIsUp) {
                throw new TimeoutException("no broker");
              }
              MockProducer<String, ScanRecord> producer =
                  new MockProducer<>(
                      true,
                      new ScopePartitioner(),
                      new StringSerializer(),
                      (topic, data) -> new byte[0]);
              producers.add(producer);
              return producer;
            },
            "aspm",
            new SecretRedactor("a pepper only for tests".getBytes(UTF_8)),
            Clock.systemUTC(),
            (topic, key, id, since) -> {
              asked.add(id);
              return committed.contains(id);
            });
    return new ReportWatch(root, Reports.known(), publisher, clock, settling, line -> {});
  }

  private Path put(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> notes() throws IOException {
    try (var files = Files.list(root.resolve(".sluice"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals("lock"))
          .toList();
    }
  }

  private static final class MovableClock extends Clock {
    private Instant now;

    MovableClock(Instant now) {
      this.now = now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
