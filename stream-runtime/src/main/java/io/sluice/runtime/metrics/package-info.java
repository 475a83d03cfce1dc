/** Names of our own metrics, and the registry that {@code /metrics} shows. */
@NullMarked
package io.sluice.runtime.metrics;

import org.jspecify.annotations.NullMarked;
