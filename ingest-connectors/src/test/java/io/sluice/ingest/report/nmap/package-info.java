/** Tests of the Nmap format. */
@NullMarked
package io.sluice.ingest.report.nmap;

import org.jspecify.annotations.NullMarked;
