/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import io.sluice.event.EmittedIssue;
import io.sluice.event.IssueEvent;
import io.sluice.event.ScoredIssue;
import java.util.Optional;

/**
 * What a scoring gives to the outside.
 *
 * @param scored new state of the issue; empty when it was removed
 * @param event state change for consumers, when there is one
 * @param emitted what to remember
 */
public record Emission(
    Optional<ScoredIssue> scored, Optional<IssueEvent> event, EmittedIssue emitted) {}
