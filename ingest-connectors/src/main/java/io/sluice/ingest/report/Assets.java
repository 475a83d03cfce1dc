/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.identity.ImageReference;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asset ids from what reports call their target: hints for when the sender names no asset. */
public final class Assets {

  private static final Pattern SCP_LIKE = Pattern.compile("(?:[\\w.-]+@)([\\w.-]+):(?!//)(.+)");
  private static final Pattern URL =
      Pattern.compile("[a-z][a-z0-9+.-]*://(?:[^/@]*@)?([^/]+)/(.+)");

  private Assets() {}

  /** {@code repo:host/path} of a repository's URL, without credentials and {@code .git}. */
  public static Optional<String> repository(String uri) {
    String text = Texts.line(uri);
    Matcher matcher = SCP_LIKE.matcher(text);
    if (!matcher.matches()) {
      matcher = URL.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
    }
    String path = matcher.group(2).replaceFirst("[?#].*$", "");
    path = path.replaceFirst("/+$", "").replaceFirst("\\.git$", "").replaceFirst("^/+", "");
    return path.isEmpty()
        ? Optional.empty()
        : safe("repo:" + matcher.group(1).toLowerCase(Locale.ROOT) + '/' + path);
  }

  /** {@code image:registry/name} of an image reference, without tag and digest. */
  public static Optional<String> image(String reference) {
    return ImageReference.parse(Texts.line(reference)).map(ImageReference::asset);
  }

  /** Image reference without its digest; the tag stays. */
  public static String imageWithoutDigest(String reference) {
    int digest = reference.indexOf('@');
    return digest < 0 ? reference : reference.substring(0, digest);
  }

  /**
   * Configuration of a scan of a directory: the path when it is relative and not the root, because
   * two parts of a repository scanned apart must not resolve each other's findings. An absolute
   * path is the build machine's and differs from run to run.
   */
  public static String directory(String target) {
    String path = Texts.line(target).replace('\\', '/').replaceFirst("^(\\./+)+", "");
    path = path.replaceFirst("/+$", "");
    boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:.*");
    return absolute || path.equals(".") ? "" : path;
  }

  private static Optional<String> safe(String asset) {
    return asset.indexOf('|') < 0 && asset.indexOf(' ') < 0 ? Optional.of(asset) : Optional.empty();
  }
}
