/**
 * Versioned data tables of the normalizer: comma-separated text with comments, read once at start.
 */
@NullMarked
package io.sluice.normalizer.table;

import org.jspecify.annotations.NullMarked;
