/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamApps;

/** Process of the apps: all of them in one JVM, each started by the same code as alone. */
public final class AppsMain {

  private AppsMain() {}

  /** Runs the apps; the arguments are those of every app process, such as {@code --config FILE}. */
  public static void main(String[] arguments) {
    StreamApps.main(arguments, Apps.all().toArray(StreamApp[]::new));
  }
}
