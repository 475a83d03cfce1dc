/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Path of a file from the root of its repository or image, whatever directory a tool ran in.
 *
 * <p>An absolute path begins with a checkout: of a well-known build service, or a directory that
 * bears the repository's name. What is under it is the path. A path that neither explains stays
 * absolute and equals no other tool's; a guess could name another file.
 */
final class RepositoryPath {

  /**
   * Checkouts of GitHub Actions, Azure Pipelines, Bitbucket, CircleCI, Drone, CodeBuild, Jenkins,
   * Google Cloud Build; and where the images of Semgrep and tfsec expect the code ({@code /src}).
   */
  private static final Pattern CHECKOUT =
      Pattern.compile(
          "(?i)(?:/home/runner/work/[^/]+/[^/]+|/__w/[^/]+/[^/]+|/github/workspace"
              + "|/?[a-z]:/a/[^/]+/[^/]+|/home/vsts/work/\\d+/s|/opt/atlassian/pipelines/agent/build"
              + "|/home/circleci/(?:project|repo)|/var/(?:lib/)?jenkins(?:_home)?/workspace/[^/]+"
              + "|/drone/src|/codebuild/output/src\\d+/src/[^/]+(?:/[^/]+){2}"
              + "|/workspace|/src)/(.+)");

  private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z]:/.*");
  private static final String REPOSITORY = "repo:";

  private RepositoryPath() {}

  /**
   * The path from the root.
   *
   * @param path path with {@code /} as separator, as the normalizer spells it
   * @param asset asset that was scanned
   */
  static String of(String path, String asset) {
    String text = path.startsWith("./") ? path.substring(2) : path;
    if (!ABSOLUTE.matcher(text).matches()) {
      return text;
    }
    if (!asset.startsWith(REPOSITORY)) {
      // In an image the root is the root, which one tool writes and another one leaves out.
      return text.startsWith("/") ? text.substring(1) : text;
    }
    Matcher checkout = CHECKOUT.matcher(text);
    return checkout.matches() ? checkout.group(1) : underName(text, asset);
  }

  /** {@code /builds/acme/tools/ledger/lib/a.c} of {@code repo:host/acme/tools/ledger}. */
  private static String underName(String path, String asset) {
    String name = asset.substring(REPOSITORY.length());
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      String directory = name.substring(slash) + '/';
      int at = path.indexOf(directory);
      if (at >= 0 && at + directory.length() < path.length()) {
        return path.substring(at + directory.length());
      }
    }
    return path;
  }
}
