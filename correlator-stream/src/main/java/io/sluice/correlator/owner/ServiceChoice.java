/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import io.sluice.event.CatalogAsset;
import io.sluice.topic.Keys;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The service that a path belongs to, of those that claim the asset.
 *
 * @param service the catalog record that was chosen
 * @param evidence why, in words
 * @param isLimitedToPath whether the service has a directory around the path rather than the whole
 *     asset
 */
record ServiceChoice(CatalogAsset service, String evidence, boolean isLimitedToPath) {

  /**
   * The service with the longest directory around the path. When no directory fits and no service
   * claims the whole asset, the first by source name: a finding must belong somewhere, and the
   * evidence says that the choice was not backed by a path.
   *
   * @param services records that name an application, ordered by source
   */
  static Optional<ServiceChoice> of(List<CatalogAsset> services, Optional<String> path) {
    int longest =
        services.stream().mapToInt(service -> covered(service, path)).max().orElse(NOT_COVERED);
    List<CatalogAsset> best =
        services.stream().filter(service -> covered(service, path) == longest).toList();
    return best.stream()
        .min(Comparator.comparing(CatalogAsset::getSource))
        .map(
            chosen ->
                new ServiceChoice(chosen, describe(chosen, different(best), longest), longest > 0));
  }

  /** The same, when one has the path or the whole asset. */
  static Optional<ServiceChoice> covering(List<CatalogAsset> services, Optional<String> path) {
    return of(
        services.stream().filter(service -> covered(service, path) != NOT_COVERED).toList(), path);
  }

  /** Whether the owner is that of the service's system or domain. */
  boolean inheritsFromSystem() {
    String from = service.getOwnerFrom();
    return from != null && (from.startsWith("system:") || from.startsWith("domain:"));
  }

  Optional<String> owner() {
    return Optional.ofNullable(service.getOwner()).filter(owner -> !owner.isBlank());
  }

  private static final int NOT_COVERED = -1;

  /** Length of the directory around the path, 0 for the whole asset, less than 0 for neither. */
  private static int covered(CatalogAsset service, Optional<String> path) {
    String directory = directory(service);
    if (directory.isEmpty()) {
      return 0;
    }
    return path.filter(file -> file.startsWith(directory)).isPresent()
        ? directory.length()
        : NOT_COVERED;
  }

  private static String directory(CatalogAsset service) {
    String prefix = service.getPathPrefix() == null ? "" : service.getPathPrefix();
    int start = prefix.startsWith("./") ? 2 : prefix.startsWith("/") ? 1 : 0;
    String relative = prefix.substring(start);
    return relative.isEmpty() || relative.endsWith("/") ? relative : relative + '/';
  }

  /** Two workloads of one application claim nothing different. */
  private static int different(List<CatalogAsset> claims) {
    return (int)
        claims.stream()
            .map(claim -> Arrays.asList(claim.getApplication(), claim.getOwner()))
            .distinct()
            .count();
  }

  private static String describe(CatalogAsset chosen, int equals, int longest) {
    StringBuilder words =
        new StringBuilder("catalog ").append(Keys.partitionScope(chosen.getSource()));
    if (longest > 0) {
      words.append(" for ").append(directory(chosen));
    } else if (longest == NOT_COVERED) {
      words.append(", though the finding is outside its ").append(directory(chosen));
    }
    if (equals > 1) {
      words.append(", first by name of ").append(equals).append(" services that claim it equally");
    }
    return words.toString();
  }
}
