@NullMarked
package io.sluice.correlator.deployment;

import org.jspecify.annotations.NullMarked;
