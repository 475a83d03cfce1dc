/** Tests of the package of the same name. */
@NullMarked
package io.sluice.scorer.ocsf;

import org.jspecify.annotations.NullMarked;
