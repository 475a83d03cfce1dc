/**
 * CycloneDX (ECMA-424) JSON 1.2 to 1.7 and XML 1.0 to 1.7: components, and vulnerabilities with
 * their analysis (VEX).
 */
@NullMarked
package io.sluice.ingest.report.cyclonedx;

import org.jspecify.annotations.NullMarked;
