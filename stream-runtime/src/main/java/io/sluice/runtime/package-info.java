/**
 * What every stream app shares: the description of an app, what its topology is given, and the life
 * cycle from the topic check to the drain.
 */
@NullMarked
package io.sluice.runtime;

import org.jspecify.annotations.NullMarked;
