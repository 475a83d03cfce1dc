/** Tests of the Veracode format. */
@NullMarked
package io.sluice.ingest.report.veracode;

import org.jspecify.annotations.NullMarked;
