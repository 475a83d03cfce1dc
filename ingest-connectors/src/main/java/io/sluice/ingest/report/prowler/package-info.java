/** Results of Prowler in its CSV and JSON forms; its OCSF is read by {@code ocsf}. */
@NullMarked
package io.sluice.ingest.report.prowler;

import org.jspecify.annotations.NullMarked;
