/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.AliasStatement;
import java.util.List;

/** What is known of other names of vulnerabilities; may be a part of all, and grow. */
public interface KnownAliases {

  /** Statements that stand under an id; empty when none is known. */
  List<AliasStatement> about(String vulnerabilityId);
}
