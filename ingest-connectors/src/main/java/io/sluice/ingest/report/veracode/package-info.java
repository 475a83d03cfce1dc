/** Veracode. */
@NullMarked
package io.sluice.ingest.report.veracode;

import org.jspecify.annotations.NullMarked;
