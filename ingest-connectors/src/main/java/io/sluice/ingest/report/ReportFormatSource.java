/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.util.List;

/** Brings several formats that are not classes of their own; found as a service. */
public interface ReportFormatSource {

  List<ReportFormat> formats();
}
