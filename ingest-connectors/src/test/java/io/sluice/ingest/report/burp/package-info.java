/** Tests of the Burp format. */
@NullMarked
package io.sluice.ingest.report.burp;

import org.jspecify.annotations.NullMarked;
