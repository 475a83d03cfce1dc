/** Builders of test data. */
@NullMarked
package io.sluice.scorer.testing;

import org.jspecify.annotations.NullMarked;
