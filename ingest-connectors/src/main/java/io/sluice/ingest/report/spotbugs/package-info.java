/** SpotBugs and FindBugs XML, with FindSecBugs. */
@NullMarked
package io.sluice.ingest.report.spotbugs;

import org.jspecify.annotations.NullMarked;
