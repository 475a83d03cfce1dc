/** What all intelligence feeds together say about one vulnerability, and when that is news. */
@NullMarked
package io.sluice.scorer.intel;

import org.jspecify.annotations.NullMarked;
