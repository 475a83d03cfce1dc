/** Falco's JSON output ({@code json_output: true}): one event a line. */
@NullMarked
package io.sluice.ingest.report.falco;

import org.jspecify.annotations.NullMarked;
