/** One severity scale for all tools: a number from 0 to 10, its name, and what decided it. */
@NullMarked
package io.sluice.normalizer.severity;

import org.jspecify.annotations.NullMarked;
