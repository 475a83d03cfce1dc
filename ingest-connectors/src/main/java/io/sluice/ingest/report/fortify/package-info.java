/** Fortify SCA and WebInspect. */
@NullMarked
package io.sluice.ingest.report.fortify;

import org.jspecify.annotations.NullMarked;
