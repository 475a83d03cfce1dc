/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static io.sluice.deploy.platform.Role.APPS;
import static io.sluice.deploy.platform.Role.BROKER;
import static io.sluice.deploy.platform.Role.REGISTRY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Starts, stops and looks at the platform of one data directory.
 *
 * <p>{@link #up} may be called at any time: what runs is left alone, what is missing is started
 * with the data found. {@link #down} stops the apps first and the broker last, so that the apps can
 * commit what they have done. Both hold the directory's lock.
 */
public final class LocalPlatform {

  private static final Duration LOCK_PATIENCE = Duration.ofMinutes(2);
  private static final Duration PROBE_PAUSE = Duration.ofMillis(50);
  private static final int TAIL_LINES = 15;

  private final DataDirectory data;
  private final PlatformOptions options;
  private final Consumer<String> progress;
  private final Child children;

  /**
   * A platform; nothing is started yet.
   *
   * @param progress takes one line a step, for users
   */
  public LocalPlatform(DataDirectory data, PlatformOptions options, Consumer<String> progress) {
    this.data = data;
    this.options = options;
    this.progress = progress;
    this.children = new Child(data, options);
  }

  /** What the data directory says; empty when no platform was ever started there. */
  public Optional<PlatformState> state() {
    return PlatformState.read(data.stateFile());
  }

  /** Addresses of the running platform; empty when its broker or registry does not run. */
  public Optional<Endpoints> endpoints() {
    return state()
        .filter(state -> state.isRunning(BROKER) && state.isRunning(REGISTRY))
        .map(LocalPlatform::endpointsOf);
  }

  private static Endpoints endpointsOf(PlatformState state) {
    Endpoints endpoints = Endpoints.of(state.ports());
    return state.isRunning(APPS) ? endpoints : endpoints.withoutApps();
  }

  /** Whether the child of a role runs and does its work. */
  public boolean isReady(Role role) {
    return state()
        .filter(state -> state.isRunning(role))
        .filter(state -> children.isReady(role, state.ports()))
        .isPresent();
  }

  /**
   * Starts what does not run and waits until all of it is ready.
   *
   * @throws PlatformException when a child does not get ready; what this call started is stopped
   */
  public Endpoints up() {
    try (DirectoryLock lock = DirectoryLock.take(data, LOCK_PATIENCE)) {
      data.create();
      try (Start start = new Start(known())) {
        Endpoints endpoints = start.run();
        start.keep();
        return endpoints;
      }
    }
  }

  /**
   * Stops everything that runs.
   *
   * @return the roles that were running
   */
  public List<Role> down() {
    if (state().isEmpty()) {
      return List.of();
    }
    try (DirectoryLock lock = DirectoryLock.take(data, LOCK_PATIENCE)) {
      return stop(known(), List.of(APPS, REGISTRY, BROKER));
    }
  }

  /** Stops the platform of the directory, when it runs, and deletes its data. */
  public void forget() {
    down();
    try (DirectoryLock lock = DirectoryLock.take(data, LOCK_PATIENCE)) {
      data.wipe();
    }
  }

  private PlatformState known() {
    return state().orElseGet(() -> new PlatformState(options.ports(), List.of()));
  }

  private List<Role> stop(PlatformState from, List<Role> roles) {
    List<Role> stopped = new ArrayList<>();
    PlatformState state = from;
    for (Role role : roles) {
      Optional<ProcessHandle> process = state.child(role).flatMap(ChildState::process);
      if (process.isPresent()) {
        progress.accept("Stopping the " + role.label());
        Stopping.stop(process.get(), stopPatience(role));
        stopped.add(role);
      }
      state = state.without(role);
      state.write(data.stateFile());
    }
    return stopped;
  }

  private static Duration stopPatience(Role role) {
    return switch (role) {
      case APPS -> Duration.ofSeconds(25); // their own bound on the drain is 20 s
      case REGISTRY -> Duration.ofSeconds(10);
      case BROKER -> Duration.ofSeconds(20);
    };
  }

  /** One run of {@link #up}; closing it stops what it started unless it was told to keep it. */
  private final class Start implements AutoCloseable {

    private final List<Role> started = new ArrayList<>();
    private final Thread onInterrupt = new Thread(this::stopStarted, "stop-unfinished-platform");
    private PlatformState state;
    private boolean kept;

    Start(PlatformState known) {
      this.state = known;
      Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    Endpoints run() {
      choosePorts();
      launchIfMissing(BROKER);
      launchIfMissing(REGISTRY);
      Endpoints endpoints = Endpoints.of(state.ports());
      await(BROKER);
      TopicSetup.run(endpoints, options);
      await(REGISTRY);
      RegistrySetup.run(endpoints);
      if (options.withApps()) {
        launchIfMissing(APPS);
        await(APPS);
      }
      return endpointsOf(state);
    }

    /** Keeps the ports of the data directory where they are free; a moved port moves the apps. */
    private void choosePorts() {
      Ports before = state.ports();
      Set<Integer> ours = portsInUse();
      Ports ports = Ports.choose(before, port -> ours.contains(port) || Ports.isFree(port));
      if (!ports.equals(before)) {
        stop(state, List.of(APPS));
        state = state.without(APPS);
      }
      state = new PlatformState(ports, state.children());
      state.write(data.stateFile());
    }

    private Set<Integer> portsInUse() {
      Set<Integer> ports = new HashSet<>();
      if (state.isRunning(BROKER)) {
        ports.add(state.ports().broker());
        ports.add(state.ports().controller());
      }
      if (state.isRunning(REGISTRY)) {
        ports.add(state.ports().registry());
      }
      if (state.isRunning(APPS)) {
        ports.add(state.ports().apps());
      }
      return ports;
    }

    private void launchIfMissing(Role role) {
      if (state.isRunning(role)) {
        return;
      }
      progress.accept("Starting the " + role.label() + " on port " + state.ports().of(role));
      ChildState child = children.launch(role, state.ports());
      started.add(role);
      state = state.with(child);
      state.write(data.stateFile());
    }

    private void await(Role role) {
      Poll poll = new Poll(options.patience(), PROBE_PAUSE);
      boolean ready =
          poll.until(() -> !state.isRunning(role) || children.isReady(role, state.ports()));
      if (!ready || !state.isRunning(role)) {
        String what = ready ? "stopped while it was starting" : "was not ready in time";
        throw new PlatformException(
            "the %s %s. End of %s:%n%s"
                .formatted(
                    role.label(), what, data.log(role), LogTail.of(data.log(role), TAIL_LINES)));
      }
    }

    void keep() {
      kept = true;
    }

    @Override
    public void close() {
      try {
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
      } catch (IllegalStateException e) {
        return; // the process is ending, and the hook does the work
      }
      stopStarted();
    }

    private void stopStarted() {
      if (!kept) {
        stop(state, started.reversed());
      }
    }
  }
}
