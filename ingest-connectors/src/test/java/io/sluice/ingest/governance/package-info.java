/** Files of decisions. */
@NullMarked
package io.sluice.ingest.governance;

import org.jspecify.annotations.NullMarked;
