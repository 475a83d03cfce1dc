/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import java.util.Optional;

/**
 * What the sender says about a context file.
 *
 * @param format format; found by content when absent
 * @param asset asset that a CODEOWNERS file or a route document belongs to, or cluster that a list of
 *     Kubernetes resources is of; other formats name their assets themselves
 * @param partial whether the file is only a part of its feed, so that nothing missing from it is
 *     withdrawn
 * @param commit commit that a route document was read at
 */
public record PublishOptions(
    Optional<ContextFormat> format,
    Optional<String> asset,
    boolean partial,
    Optional<String> commit) {

  /** Options without a commit. */
  public PublishOptions(Optional<ContextFormat> format, Optional<String> asset, boolean partial) {
    this(format, asset, partial, Optional.empty());
  }

  /** Nothing is said. */
  public static PublishOptions none() {
    return new PublishOptions(Optional.empty(), Optional.empty(), false);
  }

  public PublishOptions withFormat(ContextFormat stated) {
    return new PublishOptions(Optional.of(stated), asset, partial, commit);
  }

  public PublishOptions withAsset(String stated) {
    return new PublishOptions(format, Optional.of(stated), partial, commit);
  }

  public PublishOptions withCommit(String stated) {
    return new PublishOptions(format, asset, partial, Optional.of(stated));
  }

  public PublishOptions asPartial() {
    return new PublishOptions(format, asset, true, commit);
  }
}
