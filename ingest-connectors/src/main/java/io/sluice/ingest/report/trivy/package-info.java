/**
 * Trivy's JSON ({@code trivy ... --format json}): images, file systems, repositories and clusters,
 * from the plain array of 2019 to schema version 2.
 */
@NullMarked
package io.sluice.ingest.report.trivy;

import org.jspecify.annotations.NullMarked;
