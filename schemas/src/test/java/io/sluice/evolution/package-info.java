/**
 * The check that the event contract only grows: present schemas against every released one, and the
 * conventions that keep growing possible.
 */
@NullMarked
package io.sluice.evolution;

import org.jspecify.annotations.NullMarked;
