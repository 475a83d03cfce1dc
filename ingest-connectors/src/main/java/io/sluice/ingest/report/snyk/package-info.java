/** Output of {@code snyk test --json} and answers of Snyk's REST API for issues. */
@NullMarked
package io.sluice.ingest.report.snyk;

import org.jspecify.annotations.NullMarked;
