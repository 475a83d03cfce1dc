/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repository and directory that a Backstage {@code backstage.io/source-location} names, such as
 * {@code url:https://github.com/org/repo/tree/main/services/pay/}.
 *
 * <p>Understood are the web addresses of GitHub ({@code /tree/}, {@code /blob/}, {@code /edit/},
 * {@code /raw/}), GitLab ({@code /-/tree/}), Bitbucket Cloud and Gitea ({@code /src/}), and a bare
 * repository. The reference after such a word is taken as one segment: a branch name with a slash
 * cannot be told from a directory.
 *
 * @param repository asset id, {@code repo:<host>/<path>}
 * @param directory directory in it with {@code /} at the end; absent for the whole repository
 */
record SourceLocation(String repository, @Nullable String directory) {

  private static final List<String> MARKERS = List.of("tree", "blob", "edit", "raw", "src");
  private static final List<String> GITEA_REFERENCES = List.of("branch", "tag", "commit");

  /** Parses a location; empty when it names no repository that is understood. */
  static Optional<SourceLocation> parse(String location) {
    String text = location.strip();
    String url = text.startsWith("url:") ? text.substring("url:".length()) : text;
    try {
      URI uri = new URI(url);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getRawPath() == null) {
        return Optional.empty();
      }
      String host = uri.getHost().toLowerCase(Locale.ROOT);
      return split(uri.getPort() < 0 ? host : host + ":" + uri.getPort(), uri.getRawPath());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<SourceLocation> split(String host, String rawPath) {
    List<String> segments =
        Arrays.stream(rawPath.split("/"))
            .filter(segment -> !segment.isEmpty())
            // '+' is a plus sign in a path, not a space.
            .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
            .toList();
    boolean gitLab = segments.contains("-");
    int marker = gitLab ? segments.indexOf("-") + 1 : marker(segments);
    int repositoryEnd = gitLab ? marker - 1 : marker;
    if (repositoryEnd < 2 || segments.stream().anyMatch(SourceLocation::unusable)) {
      return Optional.empty();
    }
    String path = String.join("/", segments.subList(0, repositoryEnd));
    String repository =
        "repo:"
            + host
            + "/"
            + (path.endsWith(".git") ? path.substring(0, path.length() - 4) : path);
    int reference = marker + 1;
    if (reference < segments.size()
        && segments.get(marker).equals("src")
        && GITEA_REFERENCES.contains(segments.get(reference))) {
      reference++;
    }
    boolean file = marker < segments.size() && segments.get(marker).equals("blob");
    int end = segments.size() - (file && !rawPath.endsWith("/") ? 1 : 0);
    String directory =
        reference + 1 < end ? String.join("/", segments.subList(reference + 1, end)) + "/" : null;
    return Optional.of(new SourceLocation(repository, directory));
  }

  /** Index of the word after the repository, or the number of segments for a bare repository. */
  private static int marker(List<String> segments) {
    for (int i = 2; i < segments.size(); i++) {
      if (MARKERS.contains(segments.get(i))) {
        return i;
      }
    }
    return segments.size();
  }

  private static boolean unusable(String segment) {
    return segment.equals(".")
        || segment.equals("..")
        || segment.indexOf('|') >= 0
        || segment.chars().anyMatch(Character::isISOControl);
  }
}
