/** Test kit of the stream modules: a topology with the real configuration, and its snapshot. */
@NullMarked
package io.sluice.runtime.testing;

import org.jspecify.annotations.NullMarked;
