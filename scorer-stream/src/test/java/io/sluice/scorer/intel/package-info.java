/** Tests of the package of the same name. */
@NullMarked
package io.sluice.scorer.intel;

import org.jspecify.annotations.NullMarked;
