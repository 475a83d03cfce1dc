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
 *   anything.json, anything.csv, anything.csv.gz         feeds of intelligence, by content
 *   anything.json, anything.jsonl, all.zip               OSV and CVE records, by content
 *   anything.url                                         the address of a feed
 *   codeowners/repo/github.com/acme/shop/CODEOWNERS      of the asset repo:github.com/acme/shop
 *   routes/repo/github.com/acme/shop/openapi.yaml        of the asset repo:github.com/acme/shop
 *   kubernetes/prod-eu/anything.json                     of the asset cluster:prod-eu
 * </pre>
 *
 * <p>Below {@code codeowners} and {@code routes} the first directory is the kind of the asset,
 * before the colon of its id, and the others are the rest of the id. Files and directories whose
 * names start with a dot are passed over; they are other tools' (the mounts of Kubernetes keep
 * their bookkeeping there).
 */
final class ContextDirectory {

  private static final int MAX_DEPTH = 16;
  private static final String CODEOWNERS = "codeowners";
  private static final String ROUTES = "routes";
  private static final String KUBERNETES = "kubernetes";

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
    return cluster(file)
        .map(asset -> PublishOptions.none().withFormat(ContextFormat.KUBERNETES).withAsset(asset))
        .or(() -> ofRepository(file))
        .orElse(PublishOptions.none());
  }

  /** A directory holds one file, which is the whole cluster: a second one would withdraw it. */
  private Optional<String> cluster(Path file) {
    Path relative = root.relativize(file);
    return relative.getNameCount() == 3 && relative.getName(0).toString().equals(KUBERNETES)
        ? Optional.of("cluster:" + relative.getName(1))
        : Optional.empty();
  }

  private Optional<PublishOptions> ofRepository(Path file) {
    return asset(file)
        .map(asset -> PublishOptions.none().withAsset(asset))
        .map(
            options ->
                isBelow(file, CODEOWNERS) ? options.withFormat(ContextFormat.CODEOWNERS) : options);
  }

  private Optional<String> asset(Path file) {
    Path relative = root.relativize(file);
    int names = relative.getNameCount();
    boolean codeowners =
        isBelow(file, CODEOWNERS) && relative.getName(names - 1).toString().equals("CODEOWNERS");
    if (names < 4 || !(codeowners || isBelow(file, ROUTES))) {
      return Optional.empty();
    }
    StringBuilder asset = new StringBuilder(relative.getName(1).toString());
    for (int i = 2; i < names - 1; i++) {
      asset.append(i == 2 ? ':' : '/').append(relative.getName(i));
    }
    return Optional.of(asset.toString());
  }

  private boolean isBelow(Path file, String directory) {
    return root.relativize(file).getName(0).toString().equals(directory);
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
