/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import java.util.function.Function;

/**
 * One configuration key: its name, how its text is read, and what it is for. The reference page is
 * made from these.
 *
 * @param name key in files and flags
 * @param type what the text must look like, for readers
 * @param defaultText text used when nothing sets the key; empty means "not set"
 * @param parser reads the text; its {@link IllegalArgumentException} message says what is expected
 * @param description one or two sentences for the reference page
 */
record ConfigKey<T>(
    String name, String type, String defaultText, Function<String, T> parser, String description) {

  /** Name of the environment variable that sets this key. */
  String environmentName() {
    return EnvironmentNames.of(name);
  }
}
