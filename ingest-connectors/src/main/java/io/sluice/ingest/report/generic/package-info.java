/**
 * The project's own JSON for findings of any kind, described in {@code docs/formats/generic.md},
 * and DefectDojo's generic JSON beside it.
 */
@NullMarked
package io.sluice.ingest.report.generic;

import org.jspecify.annotations.NullMarked;
