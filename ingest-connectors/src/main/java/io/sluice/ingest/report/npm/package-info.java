/** Output of {@code npm audit --json}, of npm 6 and since 7, and of yarn's audit. */
@NullMarked
package io.sluice.ingest.report.npm;

import org.jspecify.annotations.NullMarked;
