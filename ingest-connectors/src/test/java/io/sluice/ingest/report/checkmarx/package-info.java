/** Tests of the CxSAST format. */
@NullMarked
package io.sluice.ingest.report.checkmarx;

import org.jspecify.annotations.NullMarked;
