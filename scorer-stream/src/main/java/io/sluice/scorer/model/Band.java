/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.Priority;

/**
 * A band of the score.
 *
 * @param priority its name
 * @param fromTenths lowest score in the band, in tenths
 */
public record Band(Priority priority, int fromTenths) {}
