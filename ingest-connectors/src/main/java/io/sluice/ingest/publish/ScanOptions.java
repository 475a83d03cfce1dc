/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.Category;
import io.sluice.topic.Keys;
import java.util.Optional;

/**
 * What the sender says about a report.
 *
 * @param asset asset id that was scanned, for example {@code repo:github.com/acme/shop}
 * @param category category in place of the one that the format guesses
 * @param branch branch that was scanned; empty for the default branch
 * @param commit commit that was scanned; else the report's own statement counts
 * @param partial true when the scan did not cover the whole asset: it resolves nothing
 * @param reportName name of the report in place of the file name
 * @param connector what publishes it, for example {@code cli}
 */
public record ScanOptions(
    String asset,
    Optional<Category> category,
    String branch,
    Optional<String> commit,
    boolean partial,
    Optional<String> reportName,
    String connector) {

  private static final int MAX_ASSET = 500;

  /**
   * @throws IllegalArgumentException when the asset cannot be an asset id, or the category is none
   */
  public ScanOptions {
    asset = asset.strip();
    boolean odd = asset.chars().anyMatch(c -> c <= ' ' || c == Keys.SEPARATOR);
    if (asset.isEmpty() || odd || asset.length() > MAX_ASSET) {
      throw new IllegalArgumentException(
          "not an asset id: '"
              + asset
              + "'; expected something like repo:github.com/acme/shop, without spaces and '|'");
    }
    if (category.filter(Category.UNKNOWN::equals).isPresent()) {
      throw new IllegalArgumentException("an unknown category cannot be asked for");
    }
    branch = branch.strip();
  }

  /** The default branch of an asset, everything else as the report says. */
  public static ScanOptions of(String asset, String connector) {
    return new ScanOptions(
        asset, Optional.empty(), "", Optional.empty(), false, Optional.empty(), connector);
  }
}
