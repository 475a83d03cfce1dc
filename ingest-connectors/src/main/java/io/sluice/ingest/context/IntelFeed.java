/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.event.IntelSource;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.ingest.intel.EpssReader;
import io.sluice.ingest.intel.IntelHeader;
import io.sluice.ingest.intel.KevReader;
import io.sluice.topic.Keys;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A KEV or EPSS file. KEV states its own completeness, so an entry that it no longer has is
 * withdrawn, unless the sender says that the file is a part. EPSS files are never taken as
 * complete: a score that is missing there is old, not wrong.
 */
final class IntelFeed implements ContextSource {

  private final ContextFormat format;
  private final Path file;
  private final Instant observedAt;
  private final boolean complete;
  private final IntelHeader header;
  private final String suffix;

  private IntelFeed(
      ContextFormat format, Path file, Instant observedAt, boolean complete, IntelHeader header) {
    this.format = format;
    this.file = file;
    this.observedAt = observedAt;
    this.complete = complete;
    this.header = header;
    this.suffix = Keys.SEPARATOR + source().name().toLowerCase(Locale.ROOT);
  }

  /** Reads a file once to the end, to know that it is sound. */
  static IntelFeed checked(ContextFormat format, Path file, Instant observedAt, boolean partial)
      throws IOException {
    boolean kev = format == ContextFormat.KEV;
    IntelHeader header =
        kev
            ? KevReader.read(file, "", observedAt, entry -> {})
            : EpssReader.read(file, observedAt, score -> {});
    return new IntelFeed(format, file, observedAt, kev && !partial, header);
  }

  @Override
  public ContextFormat format() {
    return format;
  }

  @Override
  public List<Topic<String, ?>> topics() {
    return List.of(Topics.INTEL_VULNERABILITY);
  }

  @Override
  public long size() {
    return header.entries();
  }

  @Override
  public List<CatalogProblem> problems() {
    return List.of();
  }

  @Override
  public void forEach(Consumer<Statement<?>> statements) throws IOException {
    Consumer<VulnerabilityIntel> each =
        intel ->
            statements.accept(
                new Statement<>(
                    Topics.INTEL_VULNERABILITY,
                    Keys.intel(intel.getVulnerabilityId(), source()),
                    intel));
    if (format == ContextFormat.KEV) {
      KevReader.read(file, header.feedVersion(), observedAt, each);
    } else {
      EpssReader.read(file, observedAt, each);
    }
  }

  @Override
  public boolean concerns(Topic<String, ?> topic, String key) {
    return key.endsWith(suffix);
  }

  @Override
  public boolean withdraws(Topic<String, ?> topic, String key) {
    return complete && key.endsWith(suffix);
  }

  @Override
  public boolean onlyGrows() {
    return complete;
  }

  private IntelSource source() {
    return format == ContextFormat.KEV ? IntelSource.KEV : IntelSource.EPSS;
  }
}
