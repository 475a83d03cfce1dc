/** Reports of Clair's clients: clair-scanner, klar, and clairctl of Clair 4. */
@NullMarked
package io.sluice.ingest.report.clair;

import org.jspecify.annotations.NullMarked;
