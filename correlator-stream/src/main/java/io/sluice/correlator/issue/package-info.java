/**
 * The issue graph: findings of one application that share a strong anchor are one issue. Pure; the
 * topology supplies what is stored and stores what comes out.
 */
@NullMarked
package io.sluice.correlator.issue;

import org.jspecify.annotations.NullMarked;
