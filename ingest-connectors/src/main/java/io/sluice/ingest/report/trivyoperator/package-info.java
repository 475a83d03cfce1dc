/** Custom resources that the Trivy operator writes into a cluster. */
@NullMarked
package io.sluice.ingest.report.trivyoperator;

import org.jspecify.annotations.NullMarked;
