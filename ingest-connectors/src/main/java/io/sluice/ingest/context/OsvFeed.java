/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.event.AliasStatement;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.ingest.intel.OsvReader;
import io.sluice.ingest.intel.OsvReading;
import io.sluice.ingest.intel.OsvRecord;
import io.sluice.topic.Keys;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * An OSV file. A record speaks for itself whichever file it comes in: what it stated and no longer
 * states, or all of it when it was withdrawn, is taken back. A record that is in no file is not:
 * OSV databases withdraw records, they do not drop them, and a file holds one ecosystem.
 */
final class OsvFeed implements ContextSource {

  private static final String ASSERTER = OsvRecord.asserter("");

  private final Path file;
  private final Instant observedAt;
  private final OsvReading reading;
  private final long statements;

  private OsvFeed(Path file, Instant observedAt, OsvReading reading, long statements) {
    this.file = file;
    this.observedAt = observedAt;
    this.reading = reading;
    this.statements = statements;
  }

  /** Reads a file once to the end, to know that it is sound. */
  static OsvFeed checked(Path file, Instant observedAt) throws IOException {
    long[] statements = {0};
    OsvReading reading =
        OsvReader.read(
            file,
            record ->
                statements[0] +=
                    record.statements(observedAt).size() + record.intel(observedAt).size());
    return new OsvFeed(file, observedAt, reading, statements[0]);
  }

  @Override
  public ContextFormat format() {
    return ContextFormat.OSV;
  }

  @Override
  public List<Topic<String, ?>> topics() {
    return List.of(Topics.INTEL_ALIAS, Topics.INTEL_VULNERABILITY);
  }

  @Override
  public long size() {
    return statements;
  }

  @Override
  public List<CatalogProblem> problems() {
    return reading.problems();
  }

  @Override
  public void forEach(Consumer<Statement<?>> each) throws IOException {
    OsvReader.read(
        file,
        record -> {
          for (AliasStatement statement : record.statements(observedAt)) {
            each.accept(
                new Statement<>(
                    Topics.INTEL_ALIAS,
                    Keys.join(statement.getVulnerabilityId(), statement.getAsserter()),
                    statement));
          }
          for (VulnerabilityIntel intel : record.intel(observedAt)) {
            each.accept(
                new Statement<>(
                    Topics.INTEL_VULNERABILITY,
                    Keys.intel(intel.getVulnerabilityId(), intel.getSource(), intel.getRecord()),
                    intel));
          }
        });
  }

  @Override
  public boolean concerns(Topic<String, ?> topic, String key) {
    String asserter = Keys.entity(key);
    return asserter.startsWith(ASSERTER)
        && reading.records().contains(asserter.substring(ASSERTER.length()));
  }

  @Override
  public boolean withdraws(Topic<String, ?> topic, String key) {
    return concerns(topic, key);
  }

  @Override
  public boolean onlyGrows() {
    return false;
  }
}
