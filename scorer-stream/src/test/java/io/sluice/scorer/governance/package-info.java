@NullMarked
package io.sluice.scorer.governance;

import org.jspecify.annotations.NullMarked;
