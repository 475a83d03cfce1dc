/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import io.sluice.event.Category;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a token may do.
 *
 * @param id public part of the token
 * @param name who holds it, for people and logs; unique in a file
 * @param hash SHA-256 of the token, lower-case hex
 * @param assets patterns of the assets that may be reported on; at least one
 * @param categories categories of scans that may be sent; empty for all
 * @param perMinute requests a minute, and as many at once
 * @param maxBytes largest report in bytes, unpacked; 0 for the limit of the intake
 * @param expires when it ends
 */
public record Token(
    String id,
    String name,
    String hash,
    List<AssetGlob> assets,
    Set<Category> categories,
    int perMinute,
    long maxBytes,
    Optional<Instant> expires) {

  /** Requests a minute when nothing is said. */
  public static final int DEFAULT_PER_MINUTE = 120;

  private static final int MOST_PER_MINUTE = 1_000_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException when a value is none
   */
  public Token {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a token's name has up to 64 letters, digits, '.', '_' and '-', not '" + name + "'");
    }
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("the hash of token " + name + " is no SHA-256");
    }
    if (assets.isEmpty()) {
      throw new IllegalArgumentException(
          "token " + name + " needs a pattern of assets; ** stands for all");
    }
    if (perMinute < 1 || perMinute > MOST_PER_MINUTE) {
      throw new IllegalArgumentException(
          "token " + name + " needs 1 to " + MOST_PER_MINUTE + " requests a minute");
    }
    if (maxBytes < 0) {
      throw new IllegalArgumentException("the size limit of token " + name + " is negative");
    }
    assets = List.copyOf(assets);
    categories = Set.copyOf(categories);
  }

  /** Whether it may report on an asset. */
  public boolean allowsAsset(String asset) {
    return assets.stream().anyMatch(glob -> glob.matches(asset));
  }

  /** Whether it may send scans of a category. */
  public boolean allowsCategory(Category category) {
    return categories.isEmpty() || categories.contains(category);
  }

  /** Whether it has ended. */
  boolean isExpired(Instant now) {
    return expires.filter(end -> !now.isBefore(end)).isPresent();
  }
}
