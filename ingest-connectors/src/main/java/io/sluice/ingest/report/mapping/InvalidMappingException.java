/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

/** A mapping file is wrong; the message names the file and the line. */
public final class InvalidMappingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidMappingException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
