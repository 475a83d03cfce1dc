/** Reads files of decisions: accepted risks, false positives, compensating controls. */
@NullMarked
package io.sluice.ingest.governance;

import org.jspecify.annotations.NullMarked;
