/** Tests of the Trivy format. */
@NullMarked
package io.sluice.ingest.report.trivy;

import org.jspecify.annotations.NullMarked;
