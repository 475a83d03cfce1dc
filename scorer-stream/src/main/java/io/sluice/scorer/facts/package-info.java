/** Reads what the score depends on from issues, catalog, intelligence and decisions. */
@NullMarked
package io.sluice.scorer.facts;

import org.jspecify.annotations.NullMarked;
