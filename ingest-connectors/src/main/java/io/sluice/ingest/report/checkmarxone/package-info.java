/** Checkmarx One's JSON: the results of its API and CLI, and its scan report. */
@NullMarked
package io.sluice.ingest.report.checkmarxone;

import org.jspecify.annotations.NullMarked;
