/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.IssueEvent;
import io.sluice.event.ScoredIssue;
import java.util.Optional;

/**
 * What goes out for an issue.
 *
 * @param scored new state; empty for a tombstone
 * @param event state change, when there is one
 * @param ocsf the event as OCSF JSON
 */
record Scoring(Optional<ScoredIssue> scored, Optional<IssueEvent> event, Optional<String> ocsf) {}
