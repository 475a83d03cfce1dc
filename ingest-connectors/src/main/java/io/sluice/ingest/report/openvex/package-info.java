/** OpenVEX documents, 0.0 to 0.2. */
@NullMarked
package io.sluice.ingest.report.openvex;

import org.jspecify.annotations.NullMarked;
