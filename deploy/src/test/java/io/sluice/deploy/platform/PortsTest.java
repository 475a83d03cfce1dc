/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void shouldKeepPreferredPortsThatAreFree() {
    assertThat(Ports.choose(Ports.DEFAULT, port -> true)).isEqualTo(Ports.DEFAULT);
  }

  @Test
  void shouldReplaceOnlyThePortThatIsTaken() {
    Ports ports = Ports.choose(Ports.DEFAULT, port -> port != 8081);

    assertThat(ports.registry()).isNotEqualTo(8081).isPositive();
    assertThat(ports.broker()).isEqualTo(9092);
    assertThat(ports.controller()).isEqualTo(9093);
    assertThat(ports.apps()).isEqualTo(8080);
  }

  @Test
  void shouldNotGiveOnePortToTwo() {
    Ports ports = Ports.choose(new Ports(9092, 9092, 9092, 9092), port -> true);

    assertThat(Set.of(ports.broker(), ports.controller(), ports.registry(), ports.apps()))
        .hasSize(4);
  }

  @Test
  void shouldLetTheSystemChooseForZero() {
    Ports ports = Ports.choose(Ports.ANY);

    assertThat(ports.broker()).isPositive();
    assertThat(ports.apps()).isPositive();
  }

  @Test
  void shouldSeeAListenerOfAnotherProgram() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.isFree(listener.getLocalPort())).isFalse();
    }
  }
}
