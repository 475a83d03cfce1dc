/**
 * Anchore Grype's JSON ({@code grype -o json}), all schema generations: matches of packages with
 * vulnerabilities.
 */
@NullMarked
package io.sluice.ingest.report.grype;

import org.jspecify.annotations.NullMarked;
