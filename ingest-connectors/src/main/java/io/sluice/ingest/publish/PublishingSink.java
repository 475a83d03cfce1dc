/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanStarted;
import io.sluice.ingest.report.ReportSink;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Second reading of a report: each scan is one transaction of its own producer. Anything that goes
 * wrong aborts the transaction that is open.
 */
final class PublishingSink implements ReportSink, AutoCloseable {

  /** What all scans of the report share. */
  record Source(
      ScanOptions options,
      String format,
      String reportName,
      String digest,
      Optional<Delivery> delivery) {}

  private final ScanProducers producers;
  private final ScanLog log;
  private final String prefix;
  private final Clock clock;
  private final Source source;
  private final Iterator<ScanPlan> plans;
  private final List<PublishedReport.Scan> published = new ArrayList<>();
  private @Nullable Open open;

  PublishingSink(
      ScanProducers producers,
      ScanLog log,
      String prefix,
      Clock clock,
      Source source,
      List<ScanPlan> plans) {
    this.producers = producers;
    this.log = log;
    this.prefix = prefix;
    this.clock = clock;
    this.source = source;
    this.plans = plans.iterator();
  }

  List<PublishedReport.Scan> published() {
    return published;
  }

  @Override
  public void beginScan(ScanHeader header) throws IOException {
    if (!plans.hasNext()) {
      throw changed();
    }
    ScanPlan plan = plans.next();
    if (!plan.header().equals(header)) {
      throw changed();
    }
    Instant now = now();
    Open begun =
        new Open(
            plan,
            Topics.raw(header.category()).name(prefix),
            producers.create(plan.transactionalId()),
            now);
    open = begun;
    begun.producer.initTransactions();
    // An earlier try's transaction is over now, one way or the other.
    if (isPublished(begun)) {
      begun.repeated = true;
      return;
    }
    begun.producer.beginTransaction();
    begun.start(
        source.delivery(),
        ScanStarted.newBuilder()
            .setStartedAt(now)
            .setScannedAt(header.scannedAt().map(PublishingSink::millis).orElse(null))
            .setToolVersion(header.toolVersion().orElse(null))
            .setFormat(source.format())
            .setReportName(source.reportName())
            .setReportDigest(source.digest())
            .setConnector(source.options().connector())
            .setCommit(source.options().commit().or(header::commit).orElse(null))
            .setSequence(source.options().sequence().orElse(null))
            .setSupersedes(source.options().supersedes())
            .build());
  }

  private boolean isPublished(Open scan) {
    return source
        .delivery()
        .filter(
            delivery ->
                delivery
                    .triedSince()
                    .filter(since -> log.holds(scan.topic, scan.key, delivery.id(), since))
                    .isPresent())
        .isPresent();
  }

  @Override
  public void finding(RawFinding finding) throws IOException {
    Open scan = requireOpen();
    scan.send(finding);
    scan.findings++;
  }

  @Override
  public void component(RawComponent component) throws IOException {
    Open scan = requireOpen();
    scan.send(component);
    scan.components++;
  }

  @Override
  public void endScan(ScanHeader header) throws IOException {
    Open scan = requireOpen();
    if (scan.findings != scan.plan.findings() || scan.components != scan.plan.components()) {
      throw changed();
    }
    boolean complete = header.complete() && !source.options().partial();
    Optional<String> reason =
        source.options().partial()
            ? Optional.of("the sender says that the scan is partial")
            : header.reason();
    scan.send(
        ScanCompleted.newBuilder()
            .setCompletedAt(now())
            .setComplete(complete)
            .setSuccessful(header.successful())
            .setFindings(scan.findings)
            .setComponents(scan.components)
            .setReason(reason.orElse(null))
            .build());
    if (!scan.repeated) {
      scan.producer.commitTransaction();
    }
    published.add(
        new PublishedReport.Scan(
            scan.plan.scanId(),
            scan.plan.scope(),
            scan.topic,
            scan.findings,
            scan.components,
            complete && header.successful()));
    open = null;
    scan.producer.close();
  }

  /** Aborts the transaction that is open, if any. */
  @Override
  public void close() {
    Open scan = open;
    if (scan != null) {
      open = null;
      scan.abort();
    }
  }

  private Open requireOpen() {
    if (open == null) {
      throw new IllegalStateException("no scan has begun");
    }
    return open;
  }

  private static IOException changed() {
    return new IOException(
        "the report changed while it was read; nothing of this scan was published");
  }

  /** Events have milliseconds. */
  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private Instant now() {
    return millis(clock.instant());
  }

  /** The scan whose transaction is open. */
  private static final class Open {

    private final ScanPlan plan;
    private final String topic;
    private final Producer<String, ScanRecord> producer;
    private final long timestamp;
    private final String key;
    private boolean repeated;
    private long findings;
    private long components;

    Open(ScanPlan plan, String topic, Producer<String, ScanRecord> producer, Instant begun) {
      this.plan = plan;
      this.topic = topic;
      this.producer = producer;
      this.timestamp = begun.toEpochMilli();
      this.key = plan.key();
    }

    void start(Optional<Delivery> delivery, ScanStarted body) {
      ProducerRecord<String, ScanRecord> record = record(body);
      delivery.ifPresent(d -> record.headers().add(Delivery.HEADER, d.id().getBytes(UTF_8)));
      send(record);
    }

    void send(Object body) {
      if (!repeated) {
        send(record(body));
      }
    }

    /** One timestamp for all records of a scan: the later stages take it for the scan's time. */
    private ProducerRecord<String, ScanRecord> record(Object body) {
      ScanRecord value =
          ScanRecord.newBuilder()
              .setScanId(plan.scanId())
              .setScope(plan.scope())
              .setBody(body)
              .build();
      return new ProducerRecord<>(topic, null, timestamp, key, value);
    }

    private void send(ProducerRecord<String, ScanRecord> record) {
      // A failed send fails the commit, so its future need not be kept.
      var unused = producer.send(record);
    }

    void abort() {
      try {
        if (!repeated) {
          producer.abortTransaction();
        }
      } catch (RuntimeException e) {
        // Fenced or broken: the coordinator aborts it, at the latest after the timeout.
      } finally {
        producer.close(java.time.Duration.ZERO);
      }
    }
  }
}
