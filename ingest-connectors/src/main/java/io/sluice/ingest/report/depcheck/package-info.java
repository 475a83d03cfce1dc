/** OWASP Dependency-Check. */
@NullMarked
package io.sluice.ingest.report.depcheck;

import org.jspecify.annotations.NullMarked;
