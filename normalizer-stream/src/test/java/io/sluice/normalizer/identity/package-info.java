/** Tests. */
@NullMarked
package io.sluice.normalizer.identity;

import org.jspecify.annotations.NullMarked;
