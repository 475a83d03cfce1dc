/** Tests of state. */
@NullMarked
package io.sluice.runtime.state;

import org.jspecify.annotations.NullMarked;
