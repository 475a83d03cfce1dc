/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.runtime.config.AppConfig;
import java.util.Map;
import java.util.TreeMap;

/** Configuration of consumers that look at topics from outside. */
public final class Consumers {

  private Consumers() {}

  /** Properties of a consumer that sees committed records only and belongs to no group. */
  public static Map<String, Object> properties(AppConfig config) {
    Map<String, Object> properties = new TreeMap<>(config.consumerProperties());
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", false);
    // A broker that is not there is told to the user within seconds, not after a minute.
    properties.putIfAbsent("default.api.timeout.ms", 10_000);
    properties.putIfAbsent("request.timeout.ms", 8_000);
    return properties;
  }
}
