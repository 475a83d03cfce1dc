/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportSink;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.secret.SecretRedactor;
import io.sluice.topic.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Publishes reports: read once to check everything and to count, read again to publish, each scan
 * in one transaction. So a malformed report publishes nothing, and consumers that read committed
 * records see a scan whole or not at all.
 *
 * <p>Sending a report again gives the same scan ids, and is a no-op for the later stages. When an
 * earlier submission of a scope hangs, the newer one fences it.
 *
 * <p>Immutable; several threads may publish at once, though not the same scope.
 */
public final class ScanPublisher {

  private final ScanProducers producers;
  private final String prefix;
  private final SecretRedactor redactor;
  private final Clock clock;
  private final ScanLog log;

  /**
   * A publisher of reports that are sent once.
   *
   * @param prefix prefix of the topics
   * @param clock gives the time of publishing; connectors, unlike topologies, may have one
   */
  public ScanPublisher(
      ScanProducers producers, String prefix, SecretRedactor redactor, Clock clock) {
    this(
        producers,
        prefix,
        redactor,
        clock,
        (topic, key, id, since) -> {
          throw new IllegalStateException("no log was given to look for delivery " + id);
        });
  }

  /**
   * A publisher that may try one delivery several times.
   *
   * @param log tells what an earlier try has published
   */
  public ScanPublisher(
      ScanProducers producers, String prefix, SecretRedactor redactor, Clock clock, ScanLog log) {
    this.producers = producers;
    this.prefix = prefix;
    this.redactor = redactor;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Publishes all scans of a report.
   *
   * @throws io.sluice.ingest.report.ReportException when the report cannot be taken; nothing is
   *     published
   * @throws PublishException when Kafka refuses a scan; scans before it stay published
   * @throws IOException when the report cannot be read, or changed meanwhile
   */
  public PublishedReport publish(Report report, ScanOptions options, PublishProgress progress)
      throws IOException {
    return publish(check(report, options, progress), Optional.empty(), progress);
  }

  /**
   * Reads a report to its end and publishes nothing.
   *
   * @throws io.sluice.ingest.report.ReportException when the report cannot be taken
   * @throws IOException when the report cannot be read
   */
  public CheckedReport check(Report report, ScanOptions options, PublishProgress progress)
      throws IOException {
    String digest = digest(report.input());
    Watch checking = new Watch(PublishProgress.Phase.CHECKING, 0, progress);
    CheckingSink check = new CheckingSink(options, digest);
    read(report, options, checking, check);
    return new CheckedReport(report, options, digest, checking.bytes, check.plans());
  }

  /**
   * Publishes all scans of a checked report, but for those that an earlier try of the same delivery
   * has committed.
   *
   * @throws PublishException when Kafka refuses a scan; scans before it stay published
   * @throws IOException when the report cannot be read, or changed since the check
   */
  public PublishedReport publish(
      CheckedReport checked, Optional<Delivery> delivery, PublishProgress progress)
      throws IOException {
    Report report = checked.report();
    ScanOptions options = checked.options();
    PublishingSink.Source source =
        new PublishingSink.Source(
            options,
            report.format().id(),
            options.reportName().orElse(report.input().name()),
            checked.digest(),
            delivery);
    Watch publishing = new Watch(PublishProgress.Phase.PUBLISHING, checked.bytesRead(), progress);
    try (PublishingSink sink =
        new PublishingSink(producers, log, prefix, clock, source, checked.scans())) {
      read(report, options, publishing, sink);
      return new PublishedReport(
          checked.digest(), report.format().id(), List.copyOf(sink.published()));
    } catch (ProducerFencedException e) {
      throw new PublishException(
          "a newer submission for the same asset, tool and configuration has taken over", e);
    } catch (KafkaException e) {
      throw new PublishException("Kafka did not take the scan: " + e.getMessage(), e);
    }
  }

  private void read(Report report, ScanOptions options, Watch watch, ReportSink sink)
      throws IOException {
    new Report(report.input().observedBy(watch::read), report.format())
        .read(watch.around(sink), redactor, options.category());
  }

  private static String digest(ReportInput input) throws IOException {
    MessageDigest digest = Hash.sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = input.openStored()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Counts bytes and findings of one phase and tells of them. */
  private static final class Watch {

    private final PublishProgress.Phase phase;
    private final long expected;
    private final PublishProgress progress;
    private long bytes;
    private long findings;

    Watch(PublishProgress.Phase phase, long expected, PublishProgress progress) {
      this.phase = phase;
      this.expected = expected;
      this.progress = progress;
    }

    void read(long more) {
      bytes += more;
      progress.at(phase, bytes, expected, findings);
    }

    ReportSink around(ReportSink sink) {
      return new ReportSink() {
        @Override
        public void beginScan(ScanHeader scan) throws IOException {
          sink.beginScan(scan);
        }

        @Override
        public void finding(RawFinding finding) throws IOException {
          findings++;
          sink.finding(finding);
        }

        @Override
        public void component(RawComponent component) throws IOException {
          sink.component(component);
        }

        @Override
        public void endScan(ScanHeader scan) throws IOException {
          sink.endScan(scan);
        }
      };
    }
  }
}
