/** Tests. */
@NullMarked
package io.sluice.correlator.owner;

import org.jspecify.annotations.NullMarked;
