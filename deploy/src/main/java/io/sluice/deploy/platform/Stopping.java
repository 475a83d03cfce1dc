/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process: first asked, then killed. */
final class Stopping {

  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private Stopping() {}

  /** Sends SIGTERM, waits that long, then sends SIGKILL. */
  static void stop(ProcessHandle process, Duration patience) {
    process.destroy();
    if (!ends(process, patience)) {
      kill(process);
    }
  }

  /** Sends SIGKILL and waits until the process is gone. */
  static void kill(ProcessHandle process) {
    process.destroyForcibly();
    if (!ends(process, AFTER_KILL)) {
      throw new PlatformException("process " + process.pid() + " cannot be killed");
    }
  }

  private static boolean ends(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new PlatformException("cannot wait for process " + process.pid() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("interrupted while a process was stopping", e);
    }
  }
}
