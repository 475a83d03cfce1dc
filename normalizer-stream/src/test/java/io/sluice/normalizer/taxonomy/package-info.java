/** Tests. */
@NullMarked
package io.sluice.normalizer.taxonomy;

import org.jspecify.annotations.NullMarked;
