/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Judges the order of the queue on generated portfolios of which the truth is known. */
@NullMarked
package io.sluice.benchmarks.ranking;

import org.jspecify.annotations.NullMarked;
