/** Acunetix. */
@NullMarked
package io.sluice.ingest.report.acunetix;

import org.jspecify.annotations.NullMarked;
