/**
 * Reads the result of the pipeline: the ranked queue of open issues, one issue with everything
 * known about it, and whether the pipeline has nothing left to do.
 */
@NullMarked
package io.sluice.deploy.queue;

import org.jspecify.annotations.NullMarked;
