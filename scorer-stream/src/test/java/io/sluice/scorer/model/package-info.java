/** Worked examples and laws of the scoring model. */
@NullMarked
package io.sluice.scorer.model;

import org.jspecify.annotations.NullMarked;
