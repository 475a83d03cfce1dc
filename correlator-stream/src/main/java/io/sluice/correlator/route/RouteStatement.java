/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.route;

import io.sluice.event.CatalogRoute;
import io.sluice.event.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes that one source states.
 *
 * @param source source as explanations name it: {@code noir:noir.json}, {@code semgrep}
 * @param asset asset that the routes are of
 * @param commit commit that lines are of; null when not known
 * @param routes routes
 * @param vague whether the code is only known to run in answer to the route, not to be the first to
 *     do so; then it counts only where nobody knows better
 */
public record RouteStatement(
    String source, String asset, @Nullable String commit, List<Route> routes, boolean vague) {

  /** Copies the list. */
  public RouteStatement {
    routes = List.copyOf(routes);
  }

  /** What a document states. */
  public static RouteStatement of(CatalogRoute document) {
    return new RouteStatement(
        document.getSource(),
        document.getAsset(),
        document.getCommit(),
        document.getRoutes(),
        false);
  }
}
