/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.event.Category;
import java.util.List;
import java.util.Set;

/**
 * A report format as its mapping describes it.
 *
 * @param id short id in lower case
 * @param name name for people
 * @param tool name of the tool
 * @param category category of its scans
 * @param shape how the report is written
 * @param detection how it is recognised
 * @param scan what it says about the scan
 * @param sections where its findings are
 * @param ignored names of fields that are not read, at any depth
 * @param identity fields by which a finding is the same in the next scan, for readers
 * @param takesEmpty true when the tool writes nothing for a scan without findings
 * @param plan where what is read
 */
record Mapping(
    String id,
    String name,
    String tool,
    Category category,
    Shape shape,
    Detection detection,
    ScanFields scan,
    List<Section> sections,
    Set<String> ignored,
    List<String> identity,
    boolean takesEmpty,
    StreamPlan plan) {}
