/** Output of {@code semgrep --json}, and Semgrep's export of supply chain findings. */
@NullMarked
package io.sluice.ingest.report.semgrep;

import org.jspecify.annotations.NullMarked;
