/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.ranking;

/**
 * How much an organisation knows about itself.
 *
 * @param name in words
 * @param catalog share of the facts of an application that its catalog states
 * @param reachability share of the issues with evidence on reachability
 */
record Knowledge(String name, double catalog, double reachability) {}
