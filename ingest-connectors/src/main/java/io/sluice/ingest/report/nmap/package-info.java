/** Nmap, with the script vulners. */
@NullMarked
package io.sluice.ingest.report.nmap;

import org.jspecify.annotations.NullMarked;
