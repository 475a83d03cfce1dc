@NullMarked
package io.sluice.benchmarks.ranking;

import org.jspecify.annotations.NullMarked;
