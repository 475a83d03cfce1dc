/**
 * Reading scanner reports: the {@link io.sluice.ingest.report.ReportFormat} contract, detection by
 * content, and what every format needs to read hostile or huge JSON safely. A format lives in a
 * package of its own below this one and is registered as a service.
 */
@NullMarked
package io.sluice.ingest.report;

import org.jspecify.annotations.NullMarked;
