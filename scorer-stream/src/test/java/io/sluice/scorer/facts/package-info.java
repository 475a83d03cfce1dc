@NullMarked
package io.sluice.scorer.facts;

import org.jspecify.annotations.NullMarked;
