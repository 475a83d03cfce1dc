/**
 * From a score to a priority: published decision tables beside the score bands, the profile that
 * says which of them counts, and what can be done about an issue.
 */
@NullMarked
package io.sluice.scorer.priority;

import org.jspecify.annotations.NullMarked;
