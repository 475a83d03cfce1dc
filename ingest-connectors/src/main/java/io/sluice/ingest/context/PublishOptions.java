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
 * @param asset asset that a CODEOWNERS file belongs to, or cluster that a list of Kubernetes
 *     resources is of; other formats name their assets themselves
 * @param partial whether the file is only a part of its feed, so that nothing missing from it is
 *     withdrawn
 */
public record PublishOptions(
    Optional<ContextFormat> format, Optional<String> asset, boolean partial) {

  /** Nothing is said. */
  public static PublishOptions none() {
    return new PublishOptions(Optional.empty(), Optional.empty(), false);
  }

  public PublishOptions withFormat(ContextFormat stated) {
    return new PublishOptions(Optional.of(stated), asset, partial);
  }

  public PublishOptions withAsset(String stated) {
    return new PublishOptions(format, Optional.of(stated), partial);
  }

  public PublishOptions asPartial() {
    return new PublishOptions(format, asset, true);
  }
}
