/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.trace;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import java.util.Optional;

/**
 * What became of a raw finding.
 *
 * @param raw the raw finding
 * @param finding finding that it is; empty when none is known, or not yet
 * @param exact true when the finding's current state was read from this very record, false when a
 *     later or an earlier scan says the same
 * @param issue issue that the finding is in; empty for findings of branches and for what is on its
 *     way
 */
public record Trace(
    RawRecord raw, Optional<Finding> finding, boolean exact, Optional<CorrelatedIssue> issue) {}
