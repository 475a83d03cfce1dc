/**
 * Anchors: tool-independent keys of a weakness, derived from one finding alone. Findings of one
 * application that share a strong anchor are one issue.
 */
@NullMarked
package io.sluice.correlator.anchor;

import org.jspecify.annotations.NullMarked;
