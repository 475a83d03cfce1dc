/**
 * Event classes to bytes and back: Avro binary in the Confluent wire format (a zero byte, a schema
 * id of four bytes, the datum), so that any client that knows a schema registry reads our topics.
 */
@NullMarked
package io.sluice.serde;

import org.jspecify.annotations.NullMarked;
