/** Tests of log. */
@NullMarked
package io.sluice.runtime.log;

import org.jspecify.annotations.NullMarked;
