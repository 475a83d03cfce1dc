/** Output of {@code govulncheck -json}, the stream of messages and the form before 1.0. */
@NullMarked
package io.sluice.ingest.report.govulncheck;

import org.jspecify.annotations.NullMarked;
