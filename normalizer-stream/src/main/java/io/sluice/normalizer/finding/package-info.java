/** From a raw finding of a report to the common finding. Pure: no Kafka, no clock, no I/O. */
@NullMarked
package io.sluice.normalizer.finding;

import org.jspecify.annotations.NullMarked;
