/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.route;

import java.util.List;

/**
 * What is known of the code that answers a request.
 *
 * @param template template of the known route; that of the request when none is known
 * @param known whether any source names the route
 * @param handlers code that answers it; one when all sources agree
 * @param confidence confidence of the surest source that names a handler; 0 without one
 * @param sources sources that name a handler, sorted
 */
public record Resolution(
    String template,
    boolean known,
    List<Handler> handlers,
    double confidence,
    List<String> sources) {

  /** Copies the lists. */
  public Resolution {
    handlers = List.copyOf(handlers);
    sources = List.copyOf(sources);
  }
}
