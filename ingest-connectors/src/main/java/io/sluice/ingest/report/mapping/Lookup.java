/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import java.util.List;
import java.util.Map;

/**
 * Facts that stand elsewhere in the report than the findings.
 *
 * @param name its name
 * @param at the elements that have them
 * @param key what an element is asked by
 * @param facts what is kept of each
 */
record Lookup(String name, List<ItemPath.Step> at, Expression key, Map<String, Expression> facts) {}
