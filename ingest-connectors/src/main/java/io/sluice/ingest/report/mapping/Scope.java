/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.ingest.report.ReportNode;
import java.util.List;
import java.util.Map;

/**
 * What an expression sees.
 *
 * @param item the element that becomes a finding
 * @param parents elements around it that wildcards of its path entered, nearest first
 * @param root fields of the report that were collected beforehand
 * @param lookups facts collected beforehand, by name of the lookup and key
 */
record Scope(
    ReportNode item,
    List<ReportNode> parents,
    ReportNode root,
    Map<String, Map<String, Map<String, List<String>>>> lookups) {

  /** The scope of an element within the item. */
  Scope within(ReportNode element) {
    List<ReportNode> around = new java.util.ArrayList<>(parents.size() + 1);
    around.add(item);
    around.addAll(parents);
    return new Scope(element, around, root, lookups);
  }
}
