/** Tests. */
@NullMarked
package io.sluice.correlator.issue;

import org.jspecify.annotations.NullMarked;
