/** Tests of the Nikto format. */
@NullMarked
package io.sluice.ingest.report.nikto;

import org.jspecify.annotations.NullMarked;
