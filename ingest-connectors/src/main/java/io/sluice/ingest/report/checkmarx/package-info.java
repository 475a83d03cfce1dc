/** Checkmarx's older products: Open Source Analysis, and SAST through CxFlow. */
@NullMarked
package io.sluice.ingest.report.checkmarx;

import org.jspecify.annotations.NullMarked;
