/** The whole judgement about an issue: facts, score, priority, disposition and what can be done. */
@NullMarked
package io.sluice.scorer.assess;

import org.jspecify.annotations.NullMarked;
