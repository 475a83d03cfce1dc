/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

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
  record Source(ScanOptions options, String format, String reportName, String digest) {}

  private final ScanProducers producers;
  private final String prefix;
  private final Clock clock;
  private final Source source;
  private final Iterator<ScanPlan> plans;
  private final List<PublishedReport.Scan> published = new ArrayList<>();
  private @Nullable Open open;

  PublishingSink(
      ScanProducers producers, String prefix, Clock clock, Source source, List<ScanPlan> plans) {
    this.producers = producers;
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
    begun.producer.beginTransaction();
    begun.send(
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
    scan.producer.commitTransaction();
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
    private long findings;
    private long components;

    Open(ScanPlan plan, String topic, Producer<String, ScanRecord> producer, Instant begun) {
      this.plan = plan;
      this.topic = topic;
      this.producer = producer;
      this.timestamp = begun.toEpochMilli();
      this.key = plan.key();
    }

    /** One timestamp for all records of a scan: the later stages take it for the scan's time. */
    void send(Object body) {
      ScanRecord value =
          ScanRecord.newBuilder()
              .setScanId(plan.scanId())
              .setScope(plan.scope())
              .setBody(body)
              .build();
      // A failed send fails the commit, so its future need not be kept.
      var unused = producer.send(new ProducerRecord<>(topic, null, timestamp, key, value));
    }

    void abort() {
      try {
        producer.abortTransaction();
      } catch (RuntimeException e) {
        // Fenced or broken: the coordinator aborts it, at the latest after the timeout.
      } finally {
        producer.close(java.time.Duration.ZERO);
      }
    }
  }
}
