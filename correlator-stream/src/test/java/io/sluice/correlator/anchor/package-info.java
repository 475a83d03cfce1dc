/** Tests. */
@NullMarked
package io.sluice.correlator.anchor;

import org.jspecify.annotations.NullMarked;
