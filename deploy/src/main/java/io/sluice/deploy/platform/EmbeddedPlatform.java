/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A platform that lives as long as the process that uses it, on free ports: for tests and
 * benchmarks. It is the real thing, with the same child processes as {@code sluice up}.
 */
public final class EmbeddedPlatform implements AutoCloseable {

  private final DataDirectory data;
  private final LocalPlatform platform;
  private final Thread hook = new Thread(this::stop, "stop-embedded-platform");
  private Endpoints endpoints;

  private EmbeddedPlatform(Path directory, PlatformOptions options, Consumer<String> progress) {
    this.data = new DataDirectory(directory);
    this.platform = new LocalPlatform(data, options, progress);
    this.endpoints = platform.up();
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts a platform with data in the directory, which is kept after {@link #close}. */
  public static EmbeddedPlatform start(Path directory, PlatformOptions options) {
    return start(directory, options, line -> {});
  }

  /** The same with a listener for the steps of the start. */
  public static EmbeddedPlatform start(
      Path directory, PlatformOptions options, Consumer<String> progress) {
    return new EmbeddedPlatform(directory, options.withPorts(Ports.ANY), progress);
  }

  /** Where it can be reached. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** Its data directory. */
  public DataDirectory data() {
    return data;
  }

  /** Stops everything in order and starts it again with the same data and ports. */
  public void restart() {
    platform.down();
    endpoints = platform.up();
  }

  /** Ends the process of a role at once, as a crash does. */
  public void kill(Role role) {
    platform
        .state()
        .flatMap(state -> state.child(role))
        .flatMap(ChildState::process)
        .ifPresent(Stopping::kill);
  }

  /** Process id of a role; empty when it does not run. */
  public OptionalLong pid(Role role) {
    return platform
        .state()
        .flatMap(state -> state.child(role))
        .filter(ChildState::isRunning)
        .map(child -> OptionalLong.of(child.pid()))
        .orElse(OptionalLong.empty());
  }

  /** Starts what does not run. */
  public void up() {
    endpoints = platform.up();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    stop();
  }

  private void stop() {
    platform.down();
  }
}
