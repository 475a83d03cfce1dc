/** Tests of the report contract, and the kit for formats. */
@NullMarked
package io.sluice.ingest.report;

import org.jspecify.annotations.NullMarked;
