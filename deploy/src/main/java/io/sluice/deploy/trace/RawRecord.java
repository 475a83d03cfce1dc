/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.trace;

import io.sluice.event.RawFinding;
import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;
import java.time.Instant;

/**
 * A raw finding as it stands in a raw topic.
 *
 * @param position where
 * @param publishedAt when the record was published
 * @param scanId scan that it belongs to
 * @param scope scope of that scan
 * @param started head of that scan
 * @param finding what the tool reported
 */
public record RawRecord(
    RawPosition position,
    Instant publishedAt,
    String scanId,
    ScanScope scope,
    ScanStarted started,
    RawFinding finding) {}
