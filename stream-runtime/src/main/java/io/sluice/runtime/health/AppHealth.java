/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.health;

import java.util.OptionalLong;

/**
 * State of one app.
 *
 * @param name name of the app
 * @param state state of Kafka Streams, such as {@code RUNNING} or {@code REBALANCING}
 * @param ready whether it processes records
 * @param failed whether an uncaught error has stopped it
 * @param lag records that wait in its source topics, when that is known
 */
public record AppHealth(
    String name, String state, boolean ready, boolean failed, OptionalLong lag) {}
