/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.event.IntelSource;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.ingest.intel.CveReader;
import io.sluice.ingest.intel.EpssReader;
import io.sluice.ingest.intel.ExploitReaders;
import io.sluice.ingest.intel.IntelHeader;
import io.sluice.ingest.intel.KevReader;
import io.sluice.ingest.intel.NvdReader;
import io.sluice.ingest.intel.RescoredReader;
import io.sluice.topic.Keys;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of a feed of which one record stands under each vulnerability.
 *
 * <p>Of a feed that always comes whole, an entry that it no longer has is withdrawn, unless the
 * sender says that the file is a part. EPSS comes whole too, but a score that is missing there is
 * old, not wrong; CVE and NVD records come in parts, and say themselves when they are rejected.
 *
 * <p>A feed that is older by its own date than feeds of its kind get is published, and flagged: old
 * facts are better than none, but "not known to be exploited" means less.
 */
final class IntelFeed implements ContextSource {

  private static final Set<ContextFormat> WHOLE =
      Set.of(
          ContextFormat.KEV,
          ContextFormat.METASPLOIT,
          ContextFormat.EXPLOITDB,
          ContextFormat.NUCLEI,
          ContextFormat.RESCORED);

  private final ContextFormat format;
  private final Path file;
  private final Instant observedAt;
  private final boolean partial;
  private final IntelHeader header;
  private final String suffix;

  private IntelFeed(
      ContextFormat format, Path file, Instant observedAt, boolean partial, IntelHeader header) {
    this.format = format;
    this.file = file;
    this.observedAt = observedAt;
    this.partial = partial;
    this.header = header;
    this.suffix = Keys.SEPARATOR + source(format).name().toLowerCase(Locale.ROOT);
  }

  /** Reads a file once to the end, to know that it is sound. */
  static IntelFeed checked(ContextFormat format, Path file, Instant observedAt, boolean partial)
      throws IOException {
    IntelHeader header = read(format, file, "", observedAt, intel -> {});
    return new IntelFeed(format, file, observedAt, partial, header);
  }

  private static IntelHeader read(
      ContextFormat format,
      Path file,
      String feedVersion,
      Instant observedAt,
      Consumer<VulnerabilityIntel> records)
      throws IOException {
    return switch (format) {
      case KEV -> KevReader.read(file, feedVersion, observedAt, records);
      case EPSS -> EpssReader.read(file, observedAt, records);
      case CVE -> CveReader.read(file, observedAt, records);
      case NVD -> NvdReader.read(file, feedVersion, observedAt, records);
      case METASPLOIT -> ExploitReaders.metasploit(file, observedAt, records);
      case EXPLOITDB -> ExploitReaders.exploitDb(file, observedAt, records);
      case NUCLEI -> ExploitReaders.nuclei(file, observedAt, records);
      case RESCORED -> RescoredReader.read(file, observedAt, records);
      case BACKSTAGE, CODEOWNERS, INVENTORY, KUBERNETES, OPENAPI, NOIR, OSV, DECISIONS ->
          throw new IllegalArgumentException("no feed of vulnerabilities: " + format);
    };
  }

  private static IntelSource source(ContextFormat format) {
    return switch (format) {
      case KEV -> IntelSource.KEV;
      case EPSS -> IntelSource.EPSS;
      case CVE -> IntelSource.CVE;
      case NVD -> IntelSource.NVD;
      case METASPLOIT -> IntelSource.METASPLOIT;
      case EXPLOITDB -> IntelSource.EXPLOITDB;
      case NUCLEI -> IntelSource.NUCLEI;
      case RESCORED -> IntelSource.ORGANISATION;
      case BACKSTAGE, CODEOWNERS, INVENTORY, KUBERNETES, OPENAPI, NOIR, OSV, DECISIONS ->
          throw new IllegalArgumentException("no feed of vulnerabilities: " + format);
    };
  }

  /** The age from which on a feed is stale; empty when its age says nothing. */
  private static Optional<Duration> limit(ContextFormat format) {
    return switch (format) {
      case KEV -> Optional.of(Duration.ofHours(24));
      case EPSS -> Optional.of(Duration.ofHours(48));
      default -> Optional.empty();
    };
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
    return header.problems();
  }

  @Override
  public List<String> notes() {
    return isStale()
        ? List.of(
            "STALE: the feed is of "
                + header.feedDate().map(Instant::toString).orElse("")
                + ", more than "
                + limit(format).map(Duration::toHours).orElse(0L)
                + " hours old; its facts are published and flagged")
        : List.of();
  }

  @Override
  public Optional<FeedAge> age() {
    return header.feedDate().map(date -> new FeedAge(date, limit(format)));
  }

  @Override
  public void forEach(Consumer<Statement<?>> statements) throws IOException {
    boolean stale = isStale();
    read(
        format,
        file,
        header.feedVersion(),
        observedAt,
        intel -> {
          VulnerabilityIntel.Builder dated = VulnerabilityIntel.newBuilder(intel).setStale(stale);
          if (intel.getFeedDate() == null) {
            dated.setFeedDate(header.feedDate().orElse(null));
          }
          statements.accept(
              new Statement<>(
                  Topics.INTEL_VULNERABILITY,
                  Keys.intel(intel.getVulnerabilityId(), intel.getSource(), intel.getRecord()),
                  dated.build()));
        });
  }

  @Override
  public boolean concerns(Topic<String, ?> topic, String key) {
    return key.endsWith(suffix);
  }

  @Override
  public boolean withdraws(Topic<String, ?> topic, String key) {
    return !partial && WHOLE.contains(format) && key.endsWith(suffix);
  }

  /** The own ratings may become few; they are nobody else's to lose. */
  @Override
  public boolean onlyGrows() {
    return !partial
        && format != ContextFormat.RESCORED
        && (WHOLE.contains(format) || format == ContextFormat.EPSS);
  }

  private boolean isStale() {
    return age().filter(age -> age.isStale(observedAt)).isPresent();
  }
}
