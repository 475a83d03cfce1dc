/** Tenable Nessus. */
@NullMarked
package io.sluice.ingest.report.nessus;

import org.jspecify.annotations.NullMarked;
