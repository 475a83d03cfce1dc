/** Tests of the SARIF format. */
@NullMarked
package io.sluice.ingest.report.sarif;

import org.jspecify.annotations.NullMarked;
