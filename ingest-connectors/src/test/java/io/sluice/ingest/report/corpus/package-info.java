/** Reads the corpus of real reports, when it is there, and compares the counts. */
@NullMarked
package io.sluice.ingest.report.corpus;

import org.jspecify.annotations.NullMarked;
