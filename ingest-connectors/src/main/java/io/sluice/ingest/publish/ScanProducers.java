/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.ScanRecord;
import org.apache.kafka.clients.producer.Producer;

/** Makes the producer of one scan. */
@FunctionalInterface
public interface ScanProducers {

  /**
   * A producer that is not shared and that the caller closes.
   *
   * @param transactionalId the same for the same scope, so that a newer submission fences an older
   *     one that hangs
   */
  Producer<String, ScanRecord> create(String transactionalId);
}
