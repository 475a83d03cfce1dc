/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.taxonomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of flaw a finding is.
 *
 * @param cwes CWE ids that the tool names, ascending, distinct
 * @param weaknessClass curated family, for example {@code sqli}
 * @param owasp2021 OWASP Top Ten 2021 category
 * @param owasp2025 OWASP Top Ten 2025 category
 */
public record Classification(
    List<Integer> cwes,
    @Nullable String weaknessClass,
    @Nullable String owasp2021,
    @Nullable String owasp2025) {}
