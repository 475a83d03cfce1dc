/** Tests of the package of the same name. */
@NullMarked
package io.sluice.scorer.event;

import org.jspecify.annotations.NullMarked;
