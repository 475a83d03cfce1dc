/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import java.time.Instant;

/** Tells what of a {@link Delivery} is in the raw topics already. */
@FunctionalInterface
public interface ScanLog {

  /**
   * Whether a committed {@code ScanStarted} of the delivery is there. Asked when no transaction of
   * the scope by the same transactional id can be open any more.
   *
   * @param topic full name of the raw topic
   * @param key key of the scan
   * @param deliveryId id of the delivery
   * @param since nothing of the delivery is older
   */
  boolean holds(String topic, String key, String deliveryId, Instant since);
}
