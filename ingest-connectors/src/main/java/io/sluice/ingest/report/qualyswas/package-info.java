/** Qualys Web Application Scanning. */
@NullMarked
package io.sluice.ingest.report.qualyswas;

import org.jspecify.annotations.NullMarked;
