/**
 * Pure rules of identity that more than one app applies: when two reports name the same place.
 * Nothing here does I/O or knows Kafka.
 */
@NullMarked
package io.sluice.identity;

import org.jspecify.annotations.NullMarked;
