/**
 * SARIF 2.1.0 (OASIS standard, with errata 01) in the dialects that tools write. Section numbers in
 * this package are those of the standard.
 */
@NullMarked
package io.sluice.ingest.report.sarif;

import org.jspecify.annotations.NullMarked;
