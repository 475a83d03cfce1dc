/** Tests of publishing. */
@NullMarked
package io.sluice.ingest.publish;

import org.jspecify.annotations.NullMarked;
