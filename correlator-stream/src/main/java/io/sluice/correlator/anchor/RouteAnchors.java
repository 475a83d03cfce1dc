/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.Anchor;
import io.sluice.event.Finding;
import io.sluice.event.Location;
import io.sluice.identity.UrlTemplate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Anchors of weaknesses seen from outside: class, method, URL template and parameter. The host does
 * not belong to it: staging and production of one application are one issue.
 *
 * <p>It merges only when the finding names exactly one such place, completely, and has a curated
 * weakness class. An alert about a whole site, or one that names no parameter, may stand for
 * several weaknesses and only links.
 */
final class RouteAnchors {

  /** Request headers that scanners attack; a report does not say that a parameter is one. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)user-agent|referer|origin|host|cookie|authorization|content-type|forwarded"
              + "|accept(-[a-z]+)?|x-[a-z0-9-]+|if-none-match|if-modified-since|from|via");

  private RouteAnchors() {}

  static Stream<Anchor> of(Finding finding) {
    String weakness = finding.getWeaknessClass();
    if (weakness == null || weakness.isBlank()) {
      return Stream.empty();
    }
    List<Route> routes =
        finding.getLocations().stream()
            .filter(location -> location.getUrl() != null)
            .map(Route::of)
            .distinct()
            .toList();
    if (routes.size() == 1 && routes.getFirst().isComplete()) {
      return Stream.of(
          Anchors.strong(AnchorRule.ROUTE_PARAMETER, routes.getFirst().parts(weakness)));
    }
    return routes.stream()
        .map(route -> Anchors.weak(AnchorRule.ROUTE_PARAMETER, route.parts(weakness)))
        .limit(Anchors.MAX_WEAK);
  }

  private record Route(String method, String template, String parameter) {

    static Route of(Location location) {
      return new Route(
          text(location.getMethod()).toUpperCase(Locale.ROOT),
          UrlTemplate.path(text(location.getUrl())),
          parameter(text(location.getParameter())));
    }

    /** Names of headers are compared without case (RFC 9110 section 5.1), those of others with. */
    private static String parameter(String name) {
      return HEADER.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : name;
    }

    boolean isComplete() {
      return !method.isEmpty() && !parameter.isEmpty();
    }

    List<String> parts(String weakness) {
      return List.of(weakness, method + ' ' + template, parameter);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
