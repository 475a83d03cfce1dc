/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import java.util.List;

/**
 * A small made-up world: applications with their assets, what tools report about them, and what an
 * engineer says about pairs of those findings. Its assets occur in no other world.
 *
 * @param category file that it stands in
 * @param name unique name
 * @param events what Sluice hears of, in the order in which it is written
 * @param pairs what should become of the findings
 */
record World(String category, String name, List<WorldEvent> events, List<LabelledPair> pairs) {}
