/** Gitleaks' JSON report, version 8 and the legacy form of versions 1 to 7. */
@NullMarked
package io.sluice.ingest.report.gitleaks;

import org.jspecify.annotations.NullMarked;
