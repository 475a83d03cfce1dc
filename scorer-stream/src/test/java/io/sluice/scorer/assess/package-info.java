@NullMarked
package io.sluice.scorer.assess;

import org.jspecify.annotations.NullMarked;
