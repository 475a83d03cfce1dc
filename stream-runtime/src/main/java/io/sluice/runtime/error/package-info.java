/**
 * Errors are of three kinds: a bad record is dead-lettered, a bad environment stops the app so that
 * the platform restarts it, and a bug stops it loudly.
 */
@NullMarked
package io.sluice.runtime.error;

import org.jspecify.annotations.NullMarked;
