/** Tests of metrics. */
@NullMarked
package io.sluice.runtime.metrics;

import org.jspecify.annotations.NullMarked;
