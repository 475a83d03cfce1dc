/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Loopback ports of a platform.
 *
 * @param broker Kafka clients connect here
 * @param controller the broker's own quorum traffic
 * @param registry HTTP of the schema registry
 * @param apps HTTP of the apps: health and metrics
 */
public record Ports(int broker, int controller, int registry, int apps) {

  /** Ports that users expect of these services. */
  public static final Ports DEFAULT = new Ports(9092, 9093, 8081, 8080);

  /** All zero: the system chooses every port. */
  public static final Ports ANY = new Ports(0, 0, 0, 0);

  /** Port that clients of a role connect to. */
  public int of(Role role) {
    return switch (role) {
      case BROKER -> broker;
      case REGISTRY -> registry;
      case APPS -> apps;
    };
  }

  /** The preferred ports, each replaced by a free one when something listens on it. */
  public static Ports choose(Ports preferred) {
    return choose(preferred, Ports::isFree);
  }

  static Ports choose(Ports preferred, IntPredicate isFree) {
    Set<Integer> taken = new HashSet<>();
    return new Ports(
        choose(preferred.broker, isFree, taken),
        choose(preferred.controller, isFree, taken),
        choose(preferred.registry, isFree, taken),
        choose(preferred.apps, isFree, taken));
  }

  private static int choose(int preferred, IntPredicate isFree, Set<Integer> taken) {
    if (preferred != 0 && isFree.test(preferred) && taken.add(preferred)) {
      return preferred;
    }
    int port;
    do {
      port = anyFree();
    } while (!taken.add(port));
    return port;
  }

  /** Whether nothing listens on the loopback port. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // A port in TIME_WAIT after a restart is free for us, as it is for the servers.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PlatformException("no free port on the loopback interface: " + e, e);
    }
  }
}
