/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.sluice.runtime.config.InvalidConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Arguments of a process that runs apps.
 *
 * @param file properties file
 * @param flags keys and values
 * @param describe whether to print the topologies and end
 * @param help whether to print how to call it and end
 */
record CommandLine(Optional<Path> file, Map<String, String> flags, boolean describe, boolean help) {

  static final String USAGE =
      """
      usage: [--config FILE] [--set KEY=VALUE]... [--describe]

        --config FILE     properties file
        --set KEY=VALUE   sets one key; stronger than the environment (SLUICE_...) and the file
        --describe        prints the topologies and ends; needs no broker
        --help            prints this

      Keys are described in docs/reference/configuration.md.
      """;

  /**
   * Reads arguments.
   *
   * @throws InvalidConfigException for an unknown argument
   */
  static CommandLine parse(List<String> arguments) {
    Optional<Path> file = Optional.empty();
    Map<String, String> flags = new TreeMap<>();
    boolean describe = false;
    boolean help = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--config" -> file = Optional.of(Path.of(valueOf(arguments, ++i)));
        case "--set" -> {
          String assignment = valueOf(arguments, ++i);
          int equals = assignment.indexOf('=');
          if (equals < 1) {
            throw problem("--set needs KEY=VALUE, not '" + assignment + "'");
          }
          flags.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        case "--describe" -> describe = true;
        case "--help" -> help = true;
        default -> throw problem("unknown argument '" + argument + "'\n" + USAGE);
      }
    }
    return new CommandLine(file, flags, describe, help);
  }

  private static String valueOf(List<String> arguments, int index) {
    if (index >= arguments.size()) {
      throw problem(arguments.get(index - 1) + " needs a value");
    }
    return arguments.get(index);
  }

  private static InvalidConfigException problem(String message) {
    return new InvalidConfigException(List.of(message));
  }
}
