/** Tests of the Grype format. */
@NullMarked
package io.sluice.ingest.report.grype;

import org.jspecify.annotations.NullMarked;
