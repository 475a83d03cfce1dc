/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds command lines that run the Java of this process, with small JVMs in mind. */
final class JavaCommand {

  private final List<String> words = new ArrayList<>();

  /**
   * Starts a command.
   *
   * @param role shown by {@code ps}, so that a user knows what a process is
   * @param heap maximum heap, for example {@code 512m}
   */
  JavaCommand(Role role, DataDirectory data, String heap) {
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Dsluice.role=" + role.label());
    words.add("-Dsluice.data=" + data.root());
    words.add("-Xmx" + heap);
    words.add("-XX:+UseSerialGC");
    words.add("-XX:+ExitOnOutOfMemoryError");
  }

  JavaCommand flags(String... flags) {
    words.addAll(List.of(flags));
    return this;
  }

  JavaCommand property(String name, Object value) {
    words.add("-D" + name + "=" + value);
    return this;
  }

  List<String> main(Class<?> main, String... arguments) {
    words.add(main.getName());
    words.addAll(List.of(arguments));
    return List.copyOf(words);
  }

  List<String> jar(Path jar) {
    words.add("-jar");
    words.add(jar.toString());
    return List.copyOf(words);
  }
}
