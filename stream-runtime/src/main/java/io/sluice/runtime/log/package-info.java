/** How a process logs: text for people, or JSON for machines, without a configuration file. */
@NullMarked
package io.sluice.runtime.log;

import org.jspecify.annotations.NullMarked;
