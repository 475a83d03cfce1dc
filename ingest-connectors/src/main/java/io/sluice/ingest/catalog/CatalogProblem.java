/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

/**
 * Something in a catalog file that could not be used, while the rest of the file is.
 *
 * @param line 1-based line of the file
 * @param message what is wrong and what follows from it
 */
public record CatalogProblem(int line, String message) {

  @Override
  public String toString() {
    return "line " + line + ": " + message;
  }
}
