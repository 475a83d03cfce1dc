/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

/** Process of the apps. */
public final class AppsMain {

  private AppsMain() {}

  /** Runs the apps. */
  public static void main(String[] args) {
    throw new IllegalStateException("not wired yet: " + String.join(" ", args));
  }
}
