/**
 * Typed configuration: one immutable object from a file, the environment and flags. A key that is
 * unknown or was removed stops the start.
 */
@NullMarked
package io.sluice.runtime.config;

import org.jspecify.annotations.NullMarked;
