/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.event.CodeownersDialect;
import java.util.List;
import java.util.Optional;

/**
 * What the sender says about a context file.
 *
 * @param format format; found by content when absent
 * @param asset asset that a CODEOWNERS file or a route document belongs to, or cluster that
 *     Kubernetes objects were read from; other formats name their assets themselves
 * @param partial whether the file is only a part of its feed, so that nothing missing from it is
 *     withdrawn
 * @param commit commit that a route document was read at
 * @param dialect dialect of a CODEOWNERS file; found out when absent
 * @param ownerLabels labels and annotations of Kubernetes objects that name their owner, strongest
 *     first; the usual ones when empty
 */
public record PublishOptions(
    Optional<ContextFormat> format,
    Optional<String> asset,
    boolean partial,
    Optional<String> commit,
    Optional<CodeownersDialect> dialect,
    List<String> ownerLabels) {

  /** Copies the list. */
  public PublishOptions {
    ownerLabels = List.copyOf(ownerLabels);
  }

  /** Options of a file whose place says everything. */
  public PublishOptions(Optional<ContextFormat> format, Optional<String> asset, boolean partial) {
    this(format, asset, partial, Optional.empty(), Optional.empty(), List.of());
  }

  /** Nothing is said. */
  public static PublishOptions none() {
    return new PublishOptions(Optional.empty(), Optional.empty(), false);
  }

  public PublishOptions withFormat(ContextFormat stated) {
    return new PublishOptions(Optional.of(stated), asset, partial, commit, dialect, ownerLabels);
  }

  public PublishOptions withAsset(String stated) {
    return new PublishOptions(format, Optional.of(stated), partial, commit, dialect, ownerLabels);
  }

  public PublishOptions withCommit(String stated) {
    return new PublishOptions(format, asset, partial, Optional.of(stated), dialect, ownerLabels);
  }

  public PublishOptions withDialect(CodeownersDialect stated) {
    return new PublishOptions(format, asset, partial, commit, Optional.of(stated), ownerLabels);
  }

  public PublishOptions withOwnerLabels(List<String> stated) {
    return new PublishOptions(format, asset, partial, commit, dialect, stated);
  }

  public PublishOptions asPartial() {
    return new PublishOptions(format, asset, true, commit, dialect, ownerLabels);
  }
}
