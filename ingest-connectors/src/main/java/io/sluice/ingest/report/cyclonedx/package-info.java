/**
 * CycloneDX JSON (ECMA-424), 1.4 to 1.7 and the compatible 1.2 and 1.3: components, and
 * vulnerabilities with their analysis (VEX).
 */
@NullMarked
package io.sluice.ingest.report.cyclonedx;

import org.jspecify.annotations.NullMarked;
