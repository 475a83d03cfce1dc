/** How state stores are kept: one bounded memory for all of them. */
@NullMarked
package io.sluice.runtime.state;

import org.jspecify.annotations.NullMarked;
