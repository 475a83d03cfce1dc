/** What a process says about itself over HTTP: alive, ready, and its metrics. */
@NullMarked
package io.sluice.runtime.health;

import org.jspecify.annotations.NullMarked;
