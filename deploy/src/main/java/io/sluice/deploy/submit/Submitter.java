/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.submit;

import io.sluice.event.GovernanceDecision;
import io.sluice.ingest.context.ContextPublisher;
import io.sluice.ingest.context.PublishOptions;
import io.sluice.ingest.context.PublishSummary;
import io.sluice.ingest.publish.KafkaScanProducers;
import io.sluice.ingest.publish.PublishProgress;
import io.sluice.ingest.publish.PublishedReport;
import io.sluice.ingest.publish.ScanOptions;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.secret.SecretRedactor;
import io.sluice.runtime.config.AppConfig;
import io.sluice.serde.EventSerdes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Publishes files to one platform. Either a file is published whole or nothing of it is; sending it
 * again changes nothing.
 */
public final class Submitter implements AutoCloseable {

  private final Reports formats;
  private final EventSerdes serdes;
  private final ScanPublisher scans;
  private final ContextPublisher context;

  /**
   * Connects with the first file.
   *
   * @param config says where the platform is
   * @param redactor replaces secret values before anything leaves this process
   * @param name name of the submitter among context publishers; a second one of the same name
   *     fences off the first
   */
  public Submitter(AppConfig config, SecretRedactor redactor, String name) {
    this(config, redactor, name, Reports.known());
  }

  /**
   * Connects with the first file.
   *
   * @param formats formats of reports that are known
   */
  public Submitter(AppConfig config, SecretRedactor redactor, String name, Reports formats) {
    this.formats = formats;
    Map<String, Object> clients = new TreeMap<>(config.kafkaProperties());
    clients.putAll(config.registryProperties());
    this.serdes = new EventSerdes(config.registryProperties());
    this.scans =
        new ScanPublisher(
            new KafkaScanProducers(config.producerProperties(), serdes),
            config.topicPrefix(),
            redactor,
            Clock.systemUTC());
    this.context = ContextPublisher.to(clients, config.topicPrefix(), name, Clock.systemUTC());
  }

  /**
   * Publishes a scanner's report.
   *
   * @param format id of its format; recognised by content when absent
   * @throws io.sluice.ingest.report.ReportException when the report cannot be taken
   * @throws io.sluice.ingest.publish.PublishException when Kafka does not take it
   * @throws IOException when the file cannot be read
   */
  public PublishedReport report(
      Path file, Optional<String> format, ScanOptions options, PublishProgress progress)
      throws IOException {
    return scans.publish(formats.open(file, format), options, progress);
  }

  /**
   * Publishes a context file: catalog, CODEOWNERS, or a feed of vulnerability intelligence.
   *
   * @throws io.sluice.ingest.file.MalformedFileException when the file cannot be taken
   * @throws IOException when the file cannot be read
   */
  public PublishSummary context(Path file, PublishOptions options) throws IOException {
    return context.publish(file, options);
  }

  /** Publishes a decision, or what it says now. */
  public void decide(GovernanceDecision decision) {
    context.decide(decision);
  }

  /** Takes a decision back. */
  public void revoke(String application, String decisionId) {
    context.revoke(application, decisionId);
  }

  @Override
  public void close() {
    context.close();
    serdes.close();
  }
}
