/** SPDX documents: 2.x in JSON, 3.0 in JSON-LD. */
@NullMarked
package io.sluice.ingest.report.spdx;

import org.jspecify.annotations.NullMarked;
