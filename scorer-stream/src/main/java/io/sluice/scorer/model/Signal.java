/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

/**
 * How a signal of a tool about reach is read.
 *
 * @param value what it shows
 * @param confidencePercent how sure it is
 */
public record Signal(Reachability value, int confidencePercent) {}
