/**
 * The scoring model: tables read from a versioned resource, the facts that enter, and the rows that
 * come out. Integer tenths throughout, so that a reader can add the rows up by hand.
 */
@NullMarked
package io.sluice.scorer.model;

import org.jspecify.annotations.NullMarked;
