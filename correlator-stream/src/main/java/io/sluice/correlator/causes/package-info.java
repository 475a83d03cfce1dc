/**
 * The causes app: issues of all applications in, clusters of issues that one change fixes out. The
 * topology and its processors; what they decide is in {@link io.sluice.correlator.cause}.
 */
@NullMarked
package io.sluice.correlator.causes;

import org.jspecify.annotations.NullMarked;
