@NullMarked
package io.sluice.correlator.causes;

import org.jspecify.annotations.NullMarked;
