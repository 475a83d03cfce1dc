/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

/**
 * Findings that a bridge has to look at together.
 *
 * @param kind what they have in common besides their class
 * @param weakness weakness class
 * @param name file name without extension, or route and parameter
 */
record Bucket(Kind kind, String weakness, String name) {

  enum Kind {
    /** Code in files of one name. */
    FILE,
    /** Requests of which nobody names the code. */
    NOWHERE,
    /** Requests of one route and parameter. */
    ROUTE
  }

  static Bucket file(String weakness, String stem) {
    return new Bucket(Kind.FILE, weakness, stem);
  }

  static Bucket nowhere(String weakness) {
    return new Bucket(Kind.NOWHERE, weakness, "");
  }

  static Bucket route(String weakness, String method, String template, String parameter) {
    return new Bucket(Kind.ROUTE, weakness, method + ' ' + template + ' ' + parameter);
  }
}
