/** Tests. */
@NullMarked
package io.sluice.normalizer.scan;

import org.jspecify.annotations.NullMarked;
