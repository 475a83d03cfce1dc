/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.route;

import io.sluice.event.Location;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Code that answers a route.
 *
 * @param asset asset that holds it, or was tested when a trace states it
 * @param path file
 * @param symbol function; null when not known
 * @param startLine first line; null when not known
 * @param endLine last line; null when not known
 * @param commit commit that the lines are of; null when not known
 */
public record Handler(
    String asset,
    String path,
    @Nullable String symbol,
    @Nullable Integer startLine,
    @Nullable Integer endLine,
    @Nullable String commit) {

  /** Lines that a handler has at most when only its first one is known. */
  private static final int MAX_LINES = 100;

  /** Where a place in code lies, as far as can be told. */
  public enum Position {
    /** In another file. */
    ELSEWHERE,
    /** In the file, in another function or outside the lines. */
    OUTSIDE,
    /** In the file; function and lines cannot be compared. */
    UNCLEAR,
    /** In the function or the lines. */
    INSIDE
  }

  /** Position of a place in code of an asset, read at a commit. */
  public Position position(String inAsset, Location place, @Nullable String readAt) {
    String file = place.getPath();
    if (file == null || !isIn(inAsset) || !CodePaths.isSameFile(path, file)) {
      return Position.ELSEWHERE;
    }
    String function = place.getSymbol();
    if (symbol != null && function != null && !function.isBlank()) {
      return CodePaths.isSameSymbol(symbol, function) ? Position.INSIDE : Position.OUTSIDE;
    }
    Integer line = place.getStartLine();
    if (startLine == null || line == null || !isComparable(commit, readAt)) {
      return Position.UNCLEAR;
    }
    int last = endLine == null ? startLine + MAX_LINES - 1 : endLine;
    return line >= startLine && line <= last ? Position.INSIDE : Position.OUTSIDE;
  }

  /** Whether it says where in the file it is. */
  public boolean isPrecise() {
    return symbol != null || startLine != null;
  }

  /** {@code routes/search.ts search}; lines move and are left out. */
  public String text() {
    return symbol == null ? path : path + ' ' + CodePaths.function(symbol);
  }

  /** This one with what another statement about it adds; empty when they contradict. */
  Optional<Handler> with(Handler other) {
    boolean contradicts =
        !isIn(other.asset)
            || !CodePaths.isSameFile(path, other.path)
            || (symbol != null
                && other.symbol != null
                && !CodePaths.isSameSymbol(symbol, other.symbol))
            || (symbol == null || other.symbol == null) && areApart(other);
    if (contradicts) {
      return Optional.empty();
    }
    Handler lines = startLine == null ? other : this;
    return Optional.of(
        new Handler(
            CodePaths.isRepository(asset) ? asset : other.asset,
            path.length() >= other.path.length() ? path : other.path,
            symbol == null ? other.symbol : symbol,
            lines.startLine,
            lines.endLine,
            lines.commit));
  }

  private boolean areApart(Handler other) {
    if (startLine == null || other.startLine == null || !isComparable(commit, other.commit)) {
      return false;
    }
    int end = endLine == null ? startLine : endLine;
    int otherEnd = other.endLine == null ? other.startLine : other.endLine;
    return startLine > otherEnd || other.startLine > end;
  }

  private boolean isIn(String inAsset) {
    return CodePaths.isSameRepository(asset, inAsset);
  }

  private static boolean isComparable(@Nullable String commit, @Nullable String other) {
    return commit == null || other == null || Objects.equals(commit, other);
  }
}
