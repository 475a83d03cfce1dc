/** Output of {@code osv-scanner --format json}. */
@NullMarked
package io.sluice.ingest.report.osvscanner;

import org.jspecify.annotations.NullMarked;
