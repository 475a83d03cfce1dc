/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory of a process as the operating system counts it. */
final class ProcessMemory {

  private static final String PEAK = "VmHWM:";

  private ProcessMemory() {}

  /** Largest resident set of a process so far, bytes; empty on systems without {@code /proc}. */
  static OptionalLong peak(OptionalLong pid) {
    if (pid.isEmpty()) {
      return OptionalLong.empty();
    }
    Path status = Path.of("/proc", Long.toString(pid.getAsLong()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
