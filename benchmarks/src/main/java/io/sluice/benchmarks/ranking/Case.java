/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.ranking;

import io.sluice.scorer.model.ScoreFacts;

/**
 * An issue of a generated portfolio.
 *
 * @param facts what the pipeline would know of it
 * @param cvss base score that its tool reports, 0 to 10
 * @param epss EPSS probability; 0 for a weakness in own code, which has none
 * @param inKev whether its vulnerability is in the KEV catalog
 * @param urgent the truth: attacked, reachable, exposed to the internet and in production
 */
record Case(ScoreFacts facts, double cvss, double epss, boolean inKev, boolean urgent) {}
