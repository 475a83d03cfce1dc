/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.ScoredIssue;

/**
 * Everything known about one issue.
 *
 * @param correlated what it consists of and why it is one issue
 * @param scored why it stands where it stands
 */
public record IssueDetail(CorrelatedIssue correlated, ScoredIssue scored) {}
