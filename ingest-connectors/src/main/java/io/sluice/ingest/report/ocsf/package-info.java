/** Findings in the Open Cybersecurity Schema Framework. */
@NullMarked
package io.sluice.ingest.report.ocsf;

import org.jspecify.annotations.NullMarked;
