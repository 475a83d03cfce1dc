/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.Category;
import io.sluice.topic.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * @param sequence number of the scan within its scope, growing with the state that was scanned,
 *     such as the number of the CI run; a scan with a lower one than another before it changes
 *     nothing
 * @param supersedes scopes of the asset that this scan's scope replaces, {@code
 *     <tool>/<category>/<configuration>@<branch>}
 */
public record ScanOptions(
    String asset,
    Optional<Category> category,
    String branch,
    Optional<String> commit,
    boolean partial,
    Optional<String> reportName,
    String connector,
    Optional<Long> sequence,
    List<String> supersedes) {

  private static final int MAX_ASSET = 500;
  private static final int MAX_SUPERSEDED = 50;
  private static final Pattern SCOPE = Pattern.compile("[^/|]+/([a-z]+)/[^|]*@[^|]*");

  /**
   * @throws IllegalArgumentException when the asset cannot be an asset id, the category is none,
   *     the sequence is negative or a superseded scope is none
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
    if (sequence.filter(number -> number < 0).isPresent()) {
      throw new IllegalArgumentException("a sequence is a number from 0, not " + sequence.get());
    }
    if (supersedes.size() > MAX_SUPERSEDED) {
      throw new IllegalArgumentException(
          "a scan supersedes at most " + MAX_SUPERSEDED + " scopes, not " + supersedes.size());
    }
    supersedes = supersedes.stream().map(String::strip).distinct().toList();
    supersedes.forEach(ScanOptions::requireScope);
  }

  /** As the one above, in order of arrival and in nobody's place. */
  public ScanOptions(
      String asset,
      Optional<Category> category,
      String branch,
      Optional<String> commit,
      boolean partial,
      Optional<String> reportName,
      String connector) {
    this(
        asset,
        category,
        branch,
        commit,
        partial,
        reportName,
        connector,
        Optional.empty(),
        List.of());
  }

  private static void requireScope(String scope) {
    Matcher parts = SCOPE.matcher(scope);
    boolean known =
        parts.matches()
            && Arrays.stream(Category.values())
                .anyMatch(c -> c.name().toLowerCase(Locale.ROOT).equals(parts.group(1)));
    if (!known) {
      throw new IllegalArgumentException(
          "not a scan scope: '"
              + scope
              + "'; expected <tool>/<category>/<configuration>@<branch>, for example semgrep/sast/@,"
              + " as a finding's scope shows it after the asset");
    }
  }

  /** The default branch of an asset, everything else as the report says. */
  public static ScanOptions of(String asset, String connector) {
    return new ScanOptions(
        asset, Optional.empty(), "", Optional.empty(), false, Optional.empty(), connector);
  }
}
