/**
 * The traditional reports of ZAP (OWASP ZAP until 2023, ZAP by Checkmarx since), as JSON and XML,
 * with and without requests and responses, since version 2.4.
 */
@NullMarked
package io.sluice.ingest.report.zap;

import org.jspecify.annotations.NullMarked;
