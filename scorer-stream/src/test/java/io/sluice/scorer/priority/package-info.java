@NullMarked
package io.sluice.scorer.priority;

import org.jspecify.annotations.NullMarked;
