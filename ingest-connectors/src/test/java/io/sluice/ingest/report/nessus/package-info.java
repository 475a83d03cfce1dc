/** Tests of the Nessus format. */
@NullMarked
package io.sluice.ingest.report.nessus;

import org.jspecify.annotations.NullMarked;
