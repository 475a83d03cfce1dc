/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A child process as it was started. A process id alone is not enough: after a reboot or a long
 * time the system gives it to something else, which must not be taken for ours, still less killed.
 *
 * @param role what it does
 * @param pid process id
 * @param startedAt start time as the operating system says
 */
public record ChildState(Role role, long pid, Instant startedAt) {

  /**
   * The system derives the start time from the boot time, which it corrects with the clock; two
   * readings of one process can differ by that much.
   */
  private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(2);

  /** State of a process that was just started. */
  static ChildState of(Role role, ProcessHandle process) {
    Instant startedAt = process.info().startInstant().orElseGet(Instant::now);
    return new ChildState(role, process.pid(), startedAt);
  }

  /** The process, when it still runs and is the one that was started. */
  @JsonIgnore
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  /** Whether {@link #process()} is there. */
  @JsonIgnore
  public boolean isRunning() {
    return process().isPresent();
  }

  private boolean isSame(ProcessHandle process) {
    // A dead process that nobody reaps, as in a container without an init, has no command.
    if (process.info().command().isEmpty()) {
      return false;
    }
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs())
        .map(difference -> difference.compareTo(START_TIME_TOLERANCE) <= 0)
        .orElse(false);
  }
}
