/** CSAF 2.0 and 2.1 documents: VEX and security advisories. */
@NullMarked
package io.sluice.ingest.report.csaf;

import org.jspecify.annotations.NullMarked;
