/** Tests of config. */
@NullMarked
package io.sluice.runtime.config;

import org.jspecify.annotations.NullMarked;
