/** Answers of Burp Suite's APIs: REST of Professional, GraphQL of DAST (Enterprise). */
@NullMarked
package io.sluice.ingest.report.burp;

import org.jspecify.annotations.NullMarked;
