/** Tests of the Qualys WAS format. */
@NullMarked
package io.sluice.ingest.report.qualyswas;

import org.jspecify.annotations.NullMarked;
