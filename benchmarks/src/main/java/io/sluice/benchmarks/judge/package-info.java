/**
 * Judges correlation: runs a labelled corpus of small worlds through the real topologies, and
 * counts which pairs of findings became one issue and which should have.
 */
@NullMarked
package io.sluice.benchmarks.judge;

import org.jspecify.annotations.NullMarked;
