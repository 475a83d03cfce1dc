/**
 * From a score to what consumers hear: which change of an issue is an event, when the issue is due,
 * and what stays silent.
 */
@NullMarked
package io.sluice.scorer.event;

import org.jspecify.annotations.NullMarked;
