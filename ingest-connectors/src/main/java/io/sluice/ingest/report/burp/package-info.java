/** Burp Suite: XML exports, and answers of its APIs (REST of Professional, GraphQL of DAST). */
@NullMarked
package io.sluice.ingest.report.burp;

import org.jspecify.annotations.NullMarked;
