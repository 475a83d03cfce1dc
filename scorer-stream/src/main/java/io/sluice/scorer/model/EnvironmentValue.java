/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

/**
 * Points of an environment.
 *
 * @param tenths zero or negative, in tenths
 * @param words the environment in plain words
 */
public record EnvironmentValue(int tenths, String words) {}
