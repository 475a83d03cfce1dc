/**
 * Puts the scans of a report onto the raw topics: checked as a whole first, then each scan in one
 * transaction.
 */
@NullMarked
package io.sluice.ingest.publish;

import org.jspecify.annotations.NullMarked;
