/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

/**
 * What is remembered of a component that a scope lists.
 *
 * @param content content hash of what was told last
 * @param lastScan sequence number of the scan that listed it last
 * @param firstSeen milliseconds since the epoch
 */
public record ComponentState(long content, int lastScan, long firstSeen) {}
