/** Tests of the topology and of the module's architecture. */
@NullMarked
package io.sluice.scorer;

import org.jspecify.annotations.NullMarked;
