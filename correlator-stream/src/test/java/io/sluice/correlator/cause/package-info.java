@NullMarked
package io.sluice.correlator.cause;

import org.jspecify.annotations.NullMarked;
