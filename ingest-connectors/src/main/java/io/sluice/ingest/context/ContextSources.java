/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.ingest.catalog.BackstageReader;
import io.sluice.ingest.catalog.CatalogReading;
import io.sluice.ingest.catalog.CodeownersReader;
import io.sluice.ingest.catalog.InventoryReader;
import io.sluice.ingest.catalog.KubernetesOwnersLabels;
import io.sluice.ingest.catalog.KubernetesOwnersReader;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.governance.DecisionReader;
import io.sluice.ingest.kubernetes.KubernetesWorkloads;
import io.sluice.ingest.route.NoirReader;
import io.sluice.ingest.route.OpenApiReader;
import io.sluice.ingest.route.RouteReading;
import io.sluice.topic.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Which reader reads a context file, and what its sender has to say for that. */
final class ContextSources {

  private ContextSources() {}

  /**
   * Reads a file by its stated format, or the one that its content shows.
   *
   * @param observedAt time put on every statement
   * @throws MalformedFileException when the file is no context file or breaks its format
   */
  static ContextSource open(Path file, PublishOptions options, Instant observedAt)
      throws IOException {
    Optional<ContextFormat> stated = options.format();
    ContextFormat format =
        (stated.isPresent() ? stated : ContextFile.detect(file))
            .orElseThrow(
                () ->
                    new MalformedFileException(
                        "no context file: neither Backstage, nor an inventory, nor Kubernetes, nor KEV,"
                            + " nor EPSS, nor OSV, nor CVE records, nor NVD, nor exploits of"
                            + " Metasploit, Exploit-DB or Nuclei, nor own ratings, nor decisions,"
                            + " nor OpenAPI, nor OWASP Noir, nor a file named CODEOWNERS"));
    return switch (format) {
      case BACKSTAGE -> new CatalogSource(format, BackstageReader.read(file, observedAt));
      case CODEOWNERS ->
          new CatalogSource(
              format,
              CodeownersReader.read(file, asset(format, options), options.dialect(), observedAt));
      case INVENTORY -> new CatalogSource(format, InventoryReader.read(file, observedAt));
      case OPENAPI -> routes(format, file, OpenApiReader.read(file), options, observedAt);
      case NOIR -> routes(format, file, NoirReader.read(file), options, observedAt);
      case OSV -> OsvFeed.checked(file, observedAt);
      case DECISIONS ->
          new DecisionSource(DecisionReader.read(file, observedAt), DecisionReader.prefix(file));
      case KUBERNETES -> kubernetes(file, options, observedAt);
      case KEV, EPSS, CVE, NVD, METASPLOIT, EXPLOITDB, NUCLEI, RESCORED ->
          IntelFeed.checked(format, file, observedAt, options.partial());
    };
  }

  /** Whose the workloads are, and, of a cluster that is named, what runs in it. */
  private static ContextSource kubernetes(Path file, PublishOptions options, Instant observedAt)
      throws IOException {
    CatalogReading owners =
        KubernetesOwnersReader.read(
            file,
            cluster(file, options),
            KubernetesOwnersLabels.of(options.ownerLabels()),
            observedAt);
    if (options.asset().isEmpty()) {
      return new CatalogSource(
          ContextFormat.KUBERNETES,
          owners.withNote(
              "owners only; where it runs is read when the cluster is stated as the asset"
                  + " cluster:NAME"));
    }
    return new KubernetesSource(
        new CatalogSource(ContextFormat.KUBERNETES, owners),
        new DeploymentSource(
            KubernetesWorkloads.read(file, options.asset().get(), observedAt), options.partial()));
  }

  /** The stated cluster, else the name of the file without its ending. */
  private static String cluster(Path file, PublishOptions options) {
    String stated = options.asset().map(asset -> asset.replaceFirst("^cluster:", "")).orElse("");
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    return Keys.escape(stated.isBlank() ? name : stated.strip());
  }

  private static ContextSource routes(
      ContextFormat format,
      Path file,
      RouteReading reading,
      PublishOptions options,
      Instant observedAt) {
    return new RouteSource(
        format, file, reading, asset(format, options), options.commit(), observedAt);
  }

  private static String asset(ContextFormat format, PublishOptions options) {
    String asset =
        options
            .asset()
            .orElseThrow(
                () ->
                    new MalformedFileException(
                        switch (format) {
                              case OPENAPI -> "an OpenAPI document";
                              case NOIR -> "a Noir file";
                              default -> "a CODEOWNERS file";
                            }
                            + " does not name its repository: state the asset"));
    if (asset.isBlank() || asset.indexOf(Keys.SEPARATOR) >= 0) {
      throw new MalformedFileException("an asset id must not be empty or contain '|'");
    }
    return asset;
  }
}
