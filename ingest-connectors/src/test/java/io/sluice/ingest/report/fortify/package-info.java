/** Tests of the Fortify format. */
@NullMarked
package io.sluice.ingest.report.fortify;

import org.jspecify.annotations.NullMarked;
