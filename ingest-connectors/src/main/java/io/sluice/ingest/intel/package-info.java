/**
 * Reads public threat intelligence about vulnerabilities: CISA's Known Exploited Vulnerabilities
 * and FIRST's Exploit Prediction Scoring System, as files in the form in which they are published.
 * The readers stream: a file is checked from end to end before anything is made of it.
 */
@NullMarked
package io.sluice.ingest.intel;

import org.jspecify.annotations.NullMarked;
