/** Checkov's JSON report ({@code checkov -o json}), for one framework or several. */
@NullMarked
package io.sluice.ingest.report.checkov;

import org.jspecify.annotations.NullMarked;
