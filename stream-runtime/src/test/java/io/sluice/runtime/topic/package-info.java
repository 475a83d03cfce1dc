/** Tests of topic. */
@NullMarked
package io.sluice.runtime.topic;

import org.jspecify.annotations.NullMarked;
