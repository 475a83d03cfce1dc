/** What people decided about issues: to which it applies, until when, and what it does. */
@NullMarked
package io.sluice.scorer.governance;

import org.jspecify.annotations.NullMarked;
