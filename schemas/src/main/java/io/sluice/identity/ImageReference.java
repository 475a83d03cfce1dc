/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reference to a container image, in the full form that registries and clusters agree on: {@code
 * nginx:1.25} and {@code docker.io/library/nginx:1.25} are one. See
 * https://github.com/distribution/reference.
 *
 * @param repository registry with its port, and name; without tag and digest
 * @param tag tag as written; absent when none is
 * @param digest {@code sha256:...} or another algorithm's, as written; absent when none is
 */
public record ImageReference(String repository, Optional<String> tag, Optional<String> digest) {

  /** Tag that a registry assumes when a reference has neither tag nor digest. */
  private static final String LATEST = "latest";

  private static final String DOCKER_HUB = "docker.io";
  private static final Pattern IMAGE_ID = Pattern.compile("(sha256:)?[0-9a-fA-F]{64}");
  private static final Pattern DIGEST = Pattern.compile("[a-z0-9+._-]+:[0-9a-fA-F]{32,}");

  /** Parses a reference; empty for a file, for the id of a local image, and for what is none. */
  public static Optional<ImageReference> parse(String reference) {
    String text = reference.strip();
    int at = text.indexOf('@');
    String named = at < 0 ? text : text.substring(0, at);
    Optional<String> digest =
        Optional.of(at < 0 ? "" : text.substring(at + 1))
            .filter(value -> DIGEST.matcher(value).matches());
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String name = tagged ? named.substring(0, colon) : named;
    String tag = tagged ? named.substring(colon + 1) : "";
    if (isNoName(named) || isNoName(name)) {
      return Optional.empty();
    }
    return Optional.of(
        new ImageReference(
            qualified(name), tag.isEmpty() ? Optional.empty() : Optional.of(tag), digest));
  }

  /** Asset id of the image: {@code image:<repository>}. */
  public String asset() {
    return "image:" + repository;
  }

  /** Tag that it stands for: the one written, or the registry's default when no digest is. */
  public Optional<String> effectiveTag() {
    return tag.isPresent() || digest.isPresent() ? tag : Optional.of(LATEST);
  }

  /** Repository and tag, without the digest. */
  public String withoutDigest() {
    return repository + tag.map(text -> ":" + text).orElse("");
  }

  private static boolean isNoName(String name) {
    return name.isEmpty()
        || name.startsWith("/")
        || name.startsWith(".")
        || name.endsWith(".tar")
        || name.indexOf('|') >= 0
        || name.indexOf(' ') >= 0
        || IMAGE_ID.matcher(name).matches();
  }

  /** An image without registry is Docker Hub's, and one without namespace is of its library. */
  private static String qualified(String name) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
    String path = registry ? name.substring(slash + 1) : name;
    String host = registry ? host(first) : DOCKER_HUB;
    boolean library = host.equals(DOCKER_HUB) && path.indexOf('/') < 0;
    return host + '/' + (library ? "library/" + path : path);
  }

  private static String host(String written) {
    String host = written.toLowerCase(Locale.ROOT);
    return switch (host) {
      case "index.docker.io", "registry-1.docker.io" -> DOCKER_HUB;
      default -> host;
    };
  }
}
