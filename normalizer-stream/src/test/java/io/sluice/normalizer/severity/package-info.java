/** Tests. */
@NullMarked
package io.sluice.normalizer.severity;

import org.jspecify.annotations.NullMarked;
