/** Tests of error. */
@NullMarked
package io.sluice.runtime.error;

import org.jspecify.annotations.NullMarked;
