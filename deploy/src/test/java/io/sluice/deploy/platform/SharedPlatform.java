/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.nio.file.Path;

/**
 * One platform for all integration tests of a JVM, because a start takes seconds. Tests that
 * restart parts of it leave it running.
 */
public final class SharedPlatform {

  private static final class Holder {
    static final EmbeddedPlatform PLATFORM = start();

    private static EmbeddedPlatform start() {
      return fresh("platform-it");
    }
  }

  private SharedPlatform() {}

  /** The platform, started by the first call. */
  public static EmbeddedPlatform get() {
    return Holder.PLATFORM;
  }

  /** A platform of the caller's own, without data; the caller closes it. */
  public static EmbeddedPlatform fresh(String name) {
    return fresh(name, PlatformOptions.DEFAULT);
  }

  /** The same with other options. */
  public static EmbeddedPlatform fresh(String name, PlatformOptions options) {
    Path directory = Path.of("target", name);
    new DataDirectory(directory).wipe();
    return EmbeddedPlatform.start(directory, options, System.out::println);
  }
}
