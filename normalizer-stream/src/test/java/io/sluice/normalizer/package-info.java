/** Tests. */
@NullMarked
package io.sluice.normalizer;

import org.jspecify.annotations.NullMarked;
