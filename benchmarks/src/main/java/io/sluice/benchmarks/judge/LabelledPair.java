/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

/**
 * What an application security engineer says about two findings of one world.
 *
 * @param first label of a finding
 * @param second label of another finding
 * @param same whether they are one weakness, which is one issue
 * @param why the engineer's reason
 */
record LabelledPair(String first, String second, boolean same, String why) {}
