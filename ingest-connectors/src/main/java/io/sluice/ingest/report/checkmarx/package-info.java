/** Checkmarx's older products: CxSAST, SAST through CxFlow, Open Source Analysis. */
@NullMarked
package io.sluice.ingest.report.checkmarx;

import org.jspecify.annotations.NullMarked;
