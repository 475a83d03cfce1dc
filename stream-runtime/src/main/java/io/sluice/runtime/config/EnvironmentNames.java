/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Translates between keys and the names of environment variables: {@code SLUICE_STATE_DIR}. */
final class EnvironmentNames {

  static final String PREFIX = "SLUICE_";

  /**
   * Variables that Kubernetes sets in every container for each service of the namespace. A service
   * called {@code sluice-...} would otherwise stop the start.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "SLUICE_(\\w+_)?(SERVICE_(HOST|PORT(_\\w+)?)|PORT(_\\d+_(TCP|UDP)(_\\w+)?)?)");

  private EnvironmentNames() {}

  static String of(String key) {
    return PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Key of a variable whose key is not known by name, that is a passed-through client property. */
  static String toKey(String variable) {
    return variable.substring(PREFIX.length()).replace('_', '.').toLowerCase(Locale.ROOT);
  }

  static boolean isServiceLink(String variable) {
    return SERVICE_LINK.matcher(variable).matches();
  }
}
