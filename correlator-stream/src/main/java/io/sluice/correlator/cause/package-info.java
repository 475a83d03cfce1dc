/**
 * What many issues have in common and are fixed by: base images, dependencies, infrastructure
 * modules. Knows no Kafka.
 */
@NullMarked
package io.sluice.correlator.cause;

import org.jspecify.annotations.NullMarked;
