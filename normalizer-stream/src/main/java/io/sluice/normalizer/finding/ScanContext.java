/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;

/**
 * The scan that a raw finding belongs to.
 *
 * @param scope what the scan looked at and how
 * @param scanId id of the scan
 * @param started its first record
 */
public record ScanContext(ScanScope scope, String scanId, ScanStarted started) {}
