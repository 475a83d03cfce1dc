/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {

  private final Properties properties = BrokerConfig.of(Ports.DEFAULT, Path.of("/data/log"));

  @Test
  void shouldListenOnTheLoopbackInterfaceOnly() {
    assertThat(properties.getProperty("listeners"))
        .isEqualTo("PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093");
    assertThat(properties.getProperty("advertised.listeners"))
        .isEqualTo("PLAINTEXT://127.0.0.1:9092");
  }

  @Test
  void shouldSetOnlyPropertiesThatKafkaKnows() {
    assertThat(properties.stringPropertyNames())
        .allMatch(name -> KafkaConfig.configNames().contains(name));
  }
}
