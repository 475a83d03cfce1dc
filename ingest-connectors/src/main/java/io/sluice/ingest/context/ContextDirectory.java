/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Layout of the watched directory:
 *
 * <pre>
 * &lt;context.dir&gt;/
 *   anything/at/any/depth.yaml                           Backstage and others, by content
 *   anything.json, anything.csv, anything.csv.gz         KEV and EPSS, by content
 *   codeowners/repo/github.com/acme/shop/CODEOWNERS      of the asset repo:github.com/acme/shop
 * </pre>
 *
 * <p>Below {@code codeowners} the first directory is the kind of the asset, before the colon of its
 * id, and the others are the rest of the id. Files and directories whose names start with a dot are
 * passed over; they are other tools' (the mounts of Kubernetes keep their bookkeeping there).
 */
final class ContextDirectory {

  private static final int MAX_DEPTH = 16;
  private static final String CODEOWNERS = "codeowners";

  private final Path root;

  ContextDirectory(Path root) {
    this.root = root;
  }

  /** The files now, in the order of their names. */
  List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(root, MAX_DEPTH)) {
      return walk.filter(file -> !isHidden(root.relativize(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What the place of a file says about it. */
  PublishOptions options(Path file) {
    return asset(file)
        .map(asset -> PublishOptions.none().withFormat(ContextFormat.CODEOWNERS).withAsset(asset))
        .orElse(PublishOptions.none());
  }

  private Optional<String> asset(Path file) {
    Path relative = root.relativize(file);
    int names = relative.getNameCount();
    if (names < 4
        || !relative.getName(0).toString().equals(CODEOWNERS)
        || !relative.getName(names - 1).toString().equals("CODEOWNERS")) {
      return Optional.empty();
    }
    StringBuilder asset = new StringBuilder(relative.getName(1).toString());
    for (int i = 2; i < names - 1; i++) {
      asset.append(i == 2 ? ':' : '/').append(relative.getName(i));
    }
    return Optional.of(asset.toString());
  }

  private static boolean isHidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
