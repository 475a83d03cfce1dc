/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import io.sluice.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Severity of a finding on the common scale, and why.
 *
 * @param severity named severity; {@link Severity#UNKNOWN} when nobody rated the finding
 * @param score 0.0 to 10.0
 * @param source what decided, for example {@code CVSSv31 by nvd} or {@code severity 'WARNING' of
 *     semgrep}
 * @param vector CVSS vector behind the score, canonical, when there is one
 */
public record SeverityVerdict(
    Severity severity, double score, String source, @Nullable String vector) {}
