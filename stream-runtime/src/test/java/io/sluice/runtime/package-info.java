/** Tests of the runtime. */
@NullMarked
package io.sluice.runtime;

import org.jspecify.annotations.NullMarked;
