/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

/**
 * Answer to a decision point.
 *
 * @param value key of the value
 * @param source who says so; {@code assumed} when nobody does
 */
public record Answer(String value, String source) {

  static final String ASSUMED = "assumed, unknown";
}
