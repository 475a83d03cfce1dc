/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Configuration of the broker: one node that is broker and controller, on the loopback interface
 * only, sized for a developer's machine.
 */
final class BrokerConfig {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final int INTERNAL_PARTITIONS = 4;
  private static final int MIB = 1024 * 1024;

  private BrokerConfig() {}

  /** Server properties for the ports and the directory of the logs. */
  static Properties of(Ports ports, Path logDirectory) {
    Map<String, Object> config = new TreeMap<>();
    config.put("process.roles", "broker,controller");
    config.put("node.id", NODE_ID);
    // A static quorum: its address may change with the ports, a dynamic one is stored in the log.
    config.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + ports.controller());
    config.put("controller.listener.names", CONTROLLER_LISTENER);
    config.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:"
            + ports.broker()
            + ",CONTROLLER://127.0.0.1:"
            + ports.controller());
    config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + ports.broker());
    config.put("inter.broker.listener.name", "PLAINTEXT");
    config.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
    config.put("log.dirs", logDirectory);
    // Topics come from the manifest; a misspelt name must fail and not become a topic.
    config.put("auto.create.topics.enable", false);
    config.put("default.replication.factor", 1);
    config.put("min.insync.replicas", 1);
    // Nobody else joins a group on one machine, so waiting for more members only delays the start.
    config.put("group.initial.rebalance.delay.ms", 0);
    internalTopics(config);
    sizes(config);
    Properties properties = new Properties();
    config.forEach((key, value) -> properties.setProperty(key, value.toString()));
    return properties;
  }

  private static void internalTopics(Map<String, Object> config) {
    config.put("offsets.topic.replication.factor", 1);
    config.put("offsets.topic.num.partitions", INTERNAL_PARTITIONS);
    config.put("offsets.topic.segment.bytes", 8 * MIB);
    config.put("transaction.state.log.replication.factor", 1);
    config.put("transaction.state.log.min.isr", 1);
    config.put("transaction.state.log.num.partitions", INTERNAL_PARTITIONS);
    config.put("transaction.state.log.segment.bytes", 8 * MIB);
    config.put("share.coordinator.state.topic.replication.factor", 1);
    config.put("share.coordinator.state.topic.min.isr", 1);
    config.put("share.coordinator.state.topic.num.partitions", 1);
  }

  private static void sizes(Map<String, Object> config) {
    config.put("log.segment.bytes", 64 * MIB);
    config.put("log.index.size.max.bytes", MIB);
    config.put("log.cleaner.dedupe.buffer.size", 16 * MIB);
    config.put("num.network.threads", 2);
    config.put("num.io.threads", 4);
    config.put("background.threads", 2);
  }
}
