/** Tests of the correlator and what they are made with. */
@NullMarked
package io.sluice.correlator;

import org.jspecify.annotations.NullMarked;
