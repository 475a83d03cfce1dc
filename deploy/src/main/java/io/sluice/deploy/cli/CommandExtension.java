/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import java.util.Map;

/**
 * Adds a command from another module. Found by {@link java.util.ServiceLoader}, so that the command
 * line does not depend on what only some layouts ship.
 */
public interface CommandExtension {

  /**
   * A new object of a class that carries picocli's {@code @Command} and is a {@code
   * Callable<Integer>} whose result is the exit code. It may throw {@link CliException}.
   *
   * @param terminal where to write
   * @param environment variables of the process
   */
  Object command(Terminal terminal, Map<String, String> environment);
}
