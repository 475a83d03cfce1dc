/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.runtime.AppRunner;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.config.AppConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Compares a text with one that is checked in, so that a change of it is a question at review.
 * Names of stores and internal topics are data: renaming one needs a migration.
 *
 * <p>{@code mvn test -Dsluice.updateSnapshots=true} writes the files anew instead of comparing.
 */
public final class TopologySnapshot {

  /** System property that makes the files be written anew. */
  public static final String UPDATE = "sluice.updateSnapshots";

  private static final Path DEFAULT_PATH = Path.of("src/test/resources/topology.txt");

  private TopologySnapshot() {}

  /** Compares the app's topology with {@code src/test/resources/topology.txt} of the module. */
  public static void assertMatches(StreamApp app) {
    assertMatches(app, DEFAULT_PATH);
  }

  /**
   * Compares the app's topology with a file.
   *
   * @param path relative to the module's directory
   */
  public static void assertMatches(StreamApp app, Path path) {
    AppConfig config = AppConfig.of(Map.of("schema.registry.url", "mock://topology-snapshot"));
    assertMatches(AppRunner.describe(config, List.of(app)), path);
  }

  /** Compares a text with a file. */
  public static void assertMatches(String actual, Path path) {
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
          Files.createDirectories(directory);
        }
        Files.writeString(path, actual, UTF_8);
      }
      assertThat(actual)
          .as("%s; if the change is meant, run the test with -D%s=true", path, UPDATE)
          .isEqualTo(Files.readString(path, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "snapshot %s cannot be read; write it with -D%s=true".formatted(path, UPDATE), e);
    }
  }
}
