/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanStarted;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.secret.SecretRedactor;
import io.sluice.topic.Keys;
import io.sluice.topic.ScopePartitioner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

final class ScanPublisherTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final ScanOptions OPTIONS = ScanOptions.of("repo:github.com/acme/shop", "cli");
  private static final String TWO_SCANS =
      """
      {"version":"2.1.0","runs":[
        {"tool":{"driver":{"name":"Semgrep","version":"1.2"}},
         "versionControlProvenance":[{"repositoryUri":"https://github.com/acme/shop","revisionId":"0a1b"}],
         "results":[{"ruleId":"r1","message":{"text":"one"}},{"ruleId":"r2","message":{"text":"two"}}]},
        {"tool":{"driver":{"name":"Gitleaks"}},"invocations":[{"executionSuccessful":false}],"results":[{"ruleId":"s1","message":{"text":"leak"}}]}]}
      """;

  /** Keeps its producers, so that the test sees what each transaction held. */
  private static final class Recorder implements ScanProducers {
    private final List<String> ids = new ArrayList<>();
    private final List<MockProducer<String, ScanRecord>> producers = new ArrayList<>();
    private final Optional<RuntimeException> failure;

    Recorder(Optional<RuntimeException> failure) {
      this.failure = failure;
    }

    @Override
    public MockProducer<String, ScanRecord> create(String transactionalId) {
      MockProducer<String, ScanRecord> producer =
          new MockProducer<>(
              true,
              new ScopePartitioner(),
              new StringSerializer(),
              (topic, data) -> ScanRecordBytes.of(data));
      failure.ifPresent(e -> producer.commitTransactionException = e);
      ids.add(transactionalId);
      producers.add(producer);
      return producer;
    }
  }

  private final Recorder recorder = new Recorder(Optional.empty());

  @Test
  void shouldPublishEachScanInOneTransaction() throws IOException {
    PublishedReport published =
        publisher(recorder).publish(report(TWO_SCANS), OPTIONS, PublishProgress.NONE);

    assertThat(published.findings()).isEqualTo(3);
    assertThat(recorder.producers)
        .allSatisfy(
            producer -> {
              assertThat(producer.transactionCommitted()).isTrue();
              assertThat(producer.closed()).isTrue();
            });
    assertThat(bodies(0))
        .extracting(body -> body.getClass().getSimpleName())
        .containsExactly("ScanStarted", "RawFinding", "RawFinding", "ScanCompleted");
    assertThat(bodies(1))
        .extracting(body -> body.getClass().getSimpleName())
        .containsExactly("ScanStarted", "RawFinding", "ScanCompleted");
  }

  @Test
  void shouldKeyAllRecordsOfAScanByItsScope() throws IOException {
    publisher(recorder).publish(report(TWO_SCANS), OPTIONS, PublishProgress.NONE);

    assertThat(recorder.producers.get(0).history())
        .allSatisfy(
            sent -> {
              assertThat(sent.topic()).isEqualTo("aspm.raw.sast");
              assertThat(sent.key()).isEqualTo("repo:github.com/acme/shop|semgrep/sast/@");
              assertThat(sent.timestamp()).isEqualTo(NOW.toEpochMilli());
              assertThat(Keys.scan(sent.value().getScope())).isEqualTo(sent.key());
            });
    assertThat(recorder.producers.get(1).history())
        .extracting(ProducerRecord::topic)
        .containsOnly("aspm.raw.secret");
  }

  @Test
  void shouldSayWhatTheReportAndTheSenderSay() throws IOException {
    publisher(recorder).publish(report(TWO_SCANS), OPTIONS, PublishProgress.NONE);

    ScanStarted started = (ScanStarted) bodies(0).get(0);
    assertThat(started.getFormat()).isEqualTo("sarif");
    assertThat(started.getReportName()).isEqualTo("report.sarif");
    assertThat(started.getReportDigest()).hasSize(64);
    assertThat(started.getCommit()).isEqualTo("0a1b");
    assertThat(started.getToolVersion()).isEqualTo("1.2");
    ScanCompleted completed = (ScanCompleted) bodies(0).get(3);
    assertThat(completed.getFindings()).isEqualTo(2);
    assertThat(completed.getComplete()).isTrue();
    assertThat(completed.getSuccessful()).isTrue();
    ScanCompleted failed = (ScanCompleted) bodies(1).get(2);
    assertThat(failed.getSuccessful()).isFalse();
    assertThat(failed.getReason()).isNotBlank();
  }

  @Test
  void shouldGiveTheSameReportTheSameIds() throws IOException {
    PublishedReport first =
        publisher(recorder).publish(report(TWO_SCANS), OPTIONS, PublishProgress.NONE);
    PublishedReport second =
        publisher(recorder).publish(report(TWO_SCANS), OPTIONS, PublishProgress.NONE);
    PublishedReport other =
        publisher(recorder).publish(report(TWO_SCANS + " "), OPTIONS, PublishProgress.NONE);

    assertThat(second).isEqualTo(first);
    assertThat(recorder.ids.get(2)).isEqualTo(recorder.ids.get(0));
    assertThat(other.scans().get(0).scanId()).isNotEqualTo(first.scans().get(0).scanId());
    assertThat(recorder.ids.get(4)).isEqualTo(recorder.ids.get(0));
    assertThat(recorder.ids.get(0)).isNotEqualTo(recorder.ids.get(1));
  }

  @Test
  void shouldMarkAPartialScan() throws IOException {
    ScanOptions partial =
        new ScanOptions(
            "repo:github.com/acme/shop",
            Optional.of(Category.MOBILE),
            "feature/x",
            Optional.of("ffff"),
            true,
            Optional.of("nightly"),
            "ci");

    PublishedReport published =
        publisher(recorder).publish(report(TWO_SCANS), partial, PublishProgress.NONE);

    ScanCompleted completed = (ScanCompleted) bodies(0).get(3);
    assertThat(completed.getComplete()).isFalse();
    assertThat(published.scans().get(0).complete()).isFalse();
    assertThat(published.scans().get(0).topic()).isEqualTo("aspm.raw.mobile");
    assertThat(published.scans().get(0).scope().getBranch()).isEqualTo("feature/x");
    assertThat(((RawFinding) bodies(0).get(1)).getCategory()).isEqualTo(Category.MOBILE);
    assertThat(((ScanStarted) bodies(0).get(0)).getCommit()).isEqualTo("ffff");
    assertThat(((ScanStarted) bodies(0).get(0)).getReportName()).isEqualTo("nightly");
  }

  @Test
  void shouldSayWhichPlaceAScanHasAmongOthers() throws IOException {
    ScanOptions options =
        new ScanOptions(
            "repo:github.com/acme/shop",
            Optional.empty(),
            "",
            Optional.empty(),
            false,
            Optional.empty(),
            "ci",
            Optional.of(42L),
            List.of("semgrep/sast/p/ci@main", " semgrep/sast/p/ci@main"));

    publisher(recorder).publish(report(TWO_SCANS), options, PublishProgress.NONE);

    ScanStarted started = (ScanStarted) bodies(0).get(0);
    assertThat(started.getSequence()).isEqualTo(42);
    assertThat(started.getSupersedes()).containsExactly("semgrep/sast/p/ci@main");
  }

  @Test
  void shouldRefuseASequenceOrScopeThatIsNone() {
    assertThatThrownBy(() -> placed(-1, List.of())).hasMessageContaining("from 0");
    for (String scope : List.of("semgrep", "semgrep/code/@", "a|semgrep/sast/@", "semgrep/sast/")) {
      assertThatThrownBy(() -> placed(1, List.of(scope)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a scan scope");
    }
  }

  private static ScanOptions placed(long sequence, List<String> supersedes) {
    return new ScanOptions(
        "repo:a",
        Optional.empty(),
        "",
        Optional.empty(),
        false,
        Optional.empty(),
        "ci",
        Optional.of(sequence),
        supersedes);
  }

  @Test
  void shouldPublishNothingOfAMalformedReport() throws IOException {
    Report damaged = report(TWO_SCANS.replace("\"leak\"}}", "\"leak\"}},7"));

    assertThatThrownBy(() -> publisher(recorder).publish(damaged, OPTIONS, PublishProgress.NONE))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("/runs/1/results/1");
    assertThat(recorder.producers).isEmpty();
  }

  @Test
  void shouldAbortWhenTheReportChangesBetweenTheReadings() throws IOException {
    AtomicInteger opened = new AtomicInteger();
    // Format detection, digest and check open it four times; then it has one result less.
    ReportInput input =
        ReportInput.of(
            "report.sarif",
            1,
            () ->
                new ByteArrayInputStream(
                    (opened.incrementAndGet() <= 4
                            ? TWO_SCANS
                            : TWO_SCANS.replace(
                                "{\"ruleId\":\"r1\",\"message\":{\"text\":\"one\"}},", ""))
                        .getBytes(UTF_8)));
    Report report = Reports.known().open(input, Optional.empty());

    assertThatThrownBy(() -> publisher(recorder).publish(report, OPTIONS, PublishProgress.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed");
    assertThat(recorder.producers).singleElement().matches(MockProducer::transactionAborted);
    assertThat(recorder.producers.get(0).history()).isEmpty();
  }

  @Test
  void shouldAbortAndExplainWhenKafkaRefuses() throws IOException {
    Recorder refusing = new Recorder(Optional.of(new KafkaException("no space")));
    Recorder fenced = new Recorder(Optional.of(new ProducerFencedException("newer")));

    assertThatThrownBy(
            () -> publisher(refusing).publish(report(TWO_SCANS), OPTIONS, PublishProgress.NONE))
        .isInstanceOf(PublishException.class)
        .hasMessage("Kafka did not take the scan: no space");
    assertThatThrownBy(
            () -> publisher(fenced).publish(report(TWO_SCANS), OPTIONS, PublishProgress.NONE))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("newer submission");
    assertThat(refusing.producers).singleElement().matches(MockProducer::closed);
  }

  @Test
  void shouldTellTheProgressOfBothPhases() throws IOException {
    List<String> told = new ArrayList<>();

    publisher(recorder)
        .publish(
            report(TWO_SCANS),
            OPTIONS,
            (phase, bytes, expected, findings) ->
                told.add(phase + " " + (bytes == expected) + " " + findings));

    assertThat(told).first().asString().startsWith("CHECKING false");
    assertThat(told).last().asString().startsWith("PUBLISHING true");
  }

  @Test
  void shouldRefuseAnAssetThatIsNoKey() {
    assertThatThrownBy(() -> ScanOptions.of("repo:a|b", "cli"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ScanOptions.of(" ", "cli"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Object> bodies(int producer) {
    return recorder.producers.get(producer).history().stream()
        .map(sent -> sent.value().getBody())
        .toList();
  }

  private static ScanPublisher publisher(ScanProducers producers) {
    return new ScanPublisher(
        producers,
        "aspm",
        new SecretRedactor("a pepper only for tests".getBytes(UTF_8)),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Report report(String text) throws IOException {
    return Reports.known().open(ReportInput.of("report.sarif", text), Optional.empty());
  }
}
