/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Layout of a platform's data directory. Everything the platform keeps is below {@code root}, so
 * that deleting the directory forgets it.
 *
 * @param root absolute path
 */
public record DataDirectory(Path root) {

  /** Makes the path absolute. */
  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Data and generated configuration of a child. */
  public Path of(Role role) {
    return root.resolve(role.label());
  }

  /** Log of a child's current run. */
  public Path log(Role role) {
    return logDirectory().resolve(role.label() + ".log");
  }

  /** Ports and process ids. */
  public Path stateFile() {
    return root.resolve("platform.json");
  }

  /** Lock that a starting or stopping platform holds. */
  public Path lockFile() {
    return root.resolve("lock");
  }

  /** Pepper of the secret hashes. */
  public Path pepperFile() {
    return root.resolve("secret-pepper");
  }

  /** Context files put here are published when they are new or change. */
  public Path contextDirectory() {
    return root.resolve("context");
  }

  /** Feeds that were got by their address, to ask only for newer ones. */
  public Path feedDirectory() {
    return root.resolve("feeds");
  }

  /** The sample portfolio, where a demonstration submitted it. */
  public Path portfolioDirectory() {
    return root.resolve("portfolio");
  }

  private Path logDirectory() {
    return root.resolve("logs");
  }

  /** Creates the directories that children expect. */
  void create() {
    try {
      for (Role role : Role.values()) {
        Files.createDirectories(of(role));
      }
      Files.createDirectories(logDirectory());
      Files.createDirectories(contextDirectory());
    } catch (IOException e) {
      throw new PlatformException("cannot create the data directory " + root + ": " + e, e);
    }
  }

  /**
   * Deletes everything but the lock file. Refuses a directory that holds anything but a platform,
   * so that a mistyped path costs nothing.
   */
  void wipe() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> children = Files.list(root)) {
      children.forEach(this::requireOurs);
    } catch (IOException e) {
      throw new PlatformException("cannot read the data directory " + root + ": " + e, e);
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(root) && !path.equals(lockFile())) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException e) {
      throw new PlatformException("cannot empty the data directory " + root + ": " + e, e);
    }
  }

  private void requireOurs(Path child) {
    boolean ours =
        Stream.of(Role.values()).map(this::of).anyMatch(child::equals)
            || Stream.of(stateFile(), lockFile(), pepperFile(), contextDirectory())
                .anyMatch(child::equals)
            || Stream.of(portfolioDirectory(), feedDirectory(), logDirectory())
                .anyMatch(child::equals);
    if (!ours) {
      throw new PlatformException(
          child
              + " is no part of a platform, so its directory is not deleted; choose another with"
              + " --data");
    }
  }
}
