/** Creates the topics of the manifest and compares what a cluster has with it. */
@NullMarked
package io.sluice.runtime.topic;

import org.jspecify.annotations.NullMarked;
