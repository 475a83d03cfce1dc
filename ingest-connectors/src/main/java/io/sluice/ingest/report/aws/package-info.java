/** Findings of AWS Inspector 2 and, in the AWS Security Finding Format, of AWS Security Hub. */
@NullMarked
package io.sluice.ingest.report.aws;

import org.jspecify.annotations.NullMarked;
