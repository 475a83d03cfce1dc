/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts a process that outlives this one: its output goes to a log file, and it ignores the
 * terminal's interrupt and hang-up, which otherwise reach every process of the terminal's group.
 */
final class ChildLauncher {

  /** Ignored signals stay ignored over exec, and the JVM leaves them so. */
  private static final List<String> DETACHED =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private ChildLauncher() {}

  /** Starts the command, with the log of the run before kept beside the new one. */
  static ChildState launch(
      Role role, DataDirectory data, List<String> command, Map<String, String> environment) {
    List<String> detached = new ArrayList<>(DETACHED);
    detached.addAll(command);
    Path log = data.log(role);
    try {
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling(role.label() + ".previous.log"), REPLACE_EXISTING);
      }
      ProcessBuilder builder =
          new ProcessBuilder(detached)
              .directory(data.of(role).toFile())
              .redirectInput(new java.io.File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      // Variables of the command line are no settings of the children, and a secret stays here.
      builder.environment().keySet().removeAll(Set.of(Variables.all()));
      builder.environment().putAll(environment);
      return ChildState.of(role, builder.start().toHandle());
    } catch (IOException e) {
      throw new PlatformException("cannot start the " + role.label() + ": " + e, e);
    }
  }
}
