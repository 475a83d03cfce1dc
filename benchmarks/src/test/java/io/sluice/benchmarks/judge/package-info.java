@NullMarked
package io.sluice.benchmarks.judge;

import org.jspecify.annotations.NullMarked;
