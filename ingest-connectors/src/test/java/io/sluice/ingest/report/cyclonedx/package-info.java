/** Tests of the CycloneDX format. */
@NullMarked
package io.sluice.ingest.report.cyclonedx;

import org.jspecify.annotations.NullMarked;
