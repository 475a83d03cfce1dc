/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import java.time.Instant;

/**
 * Where and when a record was read.
 *
 * @param topic raw topic
 * @param partition its partition
 * @param offset its offset
 * @param timestamp time of the record, the only clock of the normalizer
 */
public record Source(String topic, int partition, long offset, Instant timestamp) {}
