/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import java.util.List;

/**
 * The configuration cannot be used; nothing was started. Lists everything that is wrong at once.
 */
public final class InvalidConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** Exception with one line for each problem. */
  public InvalidConfigException(List<String> problems) {
    super("the configuration is not valid:\n  - " + String.join("\n  - ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each problem; names the key and where it was set, never a secret value. */
  public List<String> problems() {
    return problems;
  }
}
