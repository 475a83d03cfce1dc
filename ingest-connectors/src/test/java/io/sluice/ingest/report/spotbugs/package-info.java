/** Tests of the SpotBugs format. */
@NullMarked
package io.sluice.ingest.report.spotbugs;

import org.jspecify.annotations.NullMarked;
