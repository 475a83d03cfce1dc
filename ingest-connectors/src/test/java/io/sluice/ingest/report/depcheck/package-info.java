/** Tests of the Dependency-Check format. */
@NullMarked
package io.sluice.ingest.report.depcheck;

import org.jspecify.annotations.NullMarked;
