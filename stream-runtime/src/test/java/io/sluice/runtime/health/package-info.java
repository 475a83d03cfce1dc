/** Tests of health. */
@NullMarked
package io.sluice.runtime.health;

import org.jspecify.annotations.NullMarked;
