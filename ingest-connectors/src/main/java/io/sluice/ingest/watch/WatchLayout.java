/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.publish.ScanParameters;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the place of a report says about it, so that a directory, a bucket or a share needs nothing
 * beside the reports:
 *
 * <pre>
 * repo/github.com/acme/shop/semgrep.sarif                          of repo:github.com/acme/shop
 * repo/github.com/acme/shop/branch=feature%2Fx/commit=0a1b/semgrep.sarif
 * image/registry.acme.example/shop/partial=true/trivy.json.gz      of image:registry.acme.example/shop
 * done/…                                                           published
 * failed/…                                                         refused, with why beside it
 * </pre>
 *
 * <p>The first directory is the kind of the asset, before the colon of its id, and the next ones
 * are the rest of the id. Directories {@code name=value} are parameters, in percent signs where
 * they must be.
 */
final class WatchLayout {

  static final String DONE = "done";
  static final String FAILED = "failed";

  private WatchLayout() {}

  /** Whether a file is a report, and not one that is being written or another tool's. */
  static boolean isReport(Path relative) {
    String first = relative.getName(0).toString();
    if (first.equals(DONE) || first.equals(FAILED)) {
      return false;
    }
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return false;
      }
    }
    String last = String.valueOf(relative.getFileName()).toLowerCase(Locale.ROOT);
    return !last.endsWith(".part") && !last.endsWith(".tmp");
  }

  /**
   * Parameters of a report.
   *
   * @throws IllegalArgumentException when the place says no asset, or a parameter is wrong
   */
  static ScanParameters parameters(Path relative) {
    List<String> asset = new ArrayList<>();
    Map<String, List<String>> parameters = new HashMap<>();
    for (int i = 0; i < relative.getNameCount() - 1; i++) {
      String name = relative.getName(i).toString();
      int equals = name.indexOf('=');
      if (equals > 0) {
        parameters
            .computeIfAbsent(name.substring(0, equals), key -> new ArrayList<>())
            .add(URLDecoder.decode(name.substring(equals + 1).replace("+", "%2B"), UTF_8));
      } else {
        asset.add(name);
      }
    }
    if (asset.size() < 2) {
      throw new IllegalArgumentException(
          "the directories above the report name no asset; expected something like"
              + " repo/github.com/acme/shop/semgrep.sarif");
    }
    parameters.putIfAbsent(
        "asset",
        List.of(asset.getFirst() + ":" + String.join("/", asset.subList(1, asset.size()))));
    return ScanParameters.of(parameters, "watch");
  }
}
