/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the unpacked schema registry, which is a server with a class path of its own. */
final class RegistryHome {

  /** System property with the directory, for layouts other than the source tree. */
  static final String PROPERTY = "sluice.registry.home";

  private static final Path IN_SOURCE_TREE = Path.of("deploy", "target", "schema-registry");
  private static final String JAR = "quarkus-run.jar";

  private RegistryHome() {}

  /** The jar to run. */
  static Path jar() {
    String configured = System.getProperty(PROPERTY);
    Stream<Path> candidates =
        configured == null
            ? Stream.iterate(
                    Path.of("").toAbsolutePath(), path -> path != null, path -> path.getParent())
                .map(path -> path.resolve(IN_SOURCE_TREE))
            : Stream.of(Path.of(configured));
    return candidates
        .map(path -> path.resolve(JAR))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new PlatformException(
                    "the schema registry is not unpacked ("
                        + IN_SOURCE_TREE
                        + " is missing); build with: mvn -DskipTests package"));
  }
}
