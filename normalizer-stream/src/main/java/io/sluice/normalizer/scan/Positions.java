/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Finding;
import io.sluice.event.Location;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number by which "nearest" is measured among results of one identity: the line, or, where there
 * are no lines, a hash of the concrete place, so that the same host, image layer or resource is at
 * distance 0 and every other is somewhere.
 */
final class Positions {

  private Positions() {}

  static int of(Finding finding) {
    if (finding.getLocations().isEmpty()) {
      return 0;
    }
    Location primary = finding.getLocations().getFirst();
    if (primary.getStartLine() != null) {
      return primary.getStartLine();
    }
    // String.hashCode is fixed by the language specification, so this may be stored.
    return Objects.hash(
        host(primary.getUrl()),
        primary.getPath(),
        primary.getSymbol(),
        primary.getResource(),
        primary.getImage(),
        primary.getLayer(),
        primary.getWorkload());
  }

  private static String host(@Nullable String url) {
    if (url == null) {
      return "";
    }
    int start = url.indexOf("://") + 3;
    int end = start < 3 ? 0 : url.indexOf('/', start);
    return end < 0 ? url : url.substring(0, end);
  }
}
