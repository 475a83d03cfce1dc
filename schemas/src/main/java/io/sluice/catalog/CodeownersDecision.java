/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.catalog;

import io.sluice.event.CodeownersRule;
import java.util.List;
import java.util.Optional;

/**
 * What a CODEOWNERS file says about one path.
 *
 * @param pathRule rule with owners that covers the path and not the whole repository
 * @param repositoryRule rule with owners that covers the whole repository
 * @param unowned rule that leaves the path explicitly without owners; absent when another rule
 *     names some
 * @param others rules of further GitLab sections that name owners, in the order in which they would
 *     have decided
 */
public record CodeownersDecision(
    Optional<CodeownersRule> pathRule,
    Optional<CodeownersRule> repositoryRule,
    Optional<CodeownersRule> unowned,
    List<CodeownersRule> others) {

  /** Nothing is said. */
  public static final CodeownersDecision NONE =
      new CodeownersDecision(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public CodeownersDecision {
    others = List.copyOf(others);
  }

  /** The rule that decides within the file, also one without owners. */
  public Optional<CodeownersRule> rule() {
    return pathRule.or(() -> repositoryRule).or(() -> unowned);
  }
}
