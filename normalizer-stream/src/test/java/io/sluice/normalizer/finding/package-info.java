/** Tests. */
@NullMarked
package io.sluice.normalizer.finding;

import org.jspecify.annotations.NullMarked;
