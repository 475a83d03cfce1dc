/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

/**
 * The registry answered that it does not know the subject (40401), the version (40402) or the
 * schema (40403). When a record names such an id, the record is bad, not the environment.
 */
public final class UnknownSchemaException extends SchemaRegistryException {

  /** Error code for an unknown subject. */
  public static final int SUBJECT = 40401;

  /** Error code for an unknown version of a subject. */
  public static final int VERSION = 40402;

  /** Error code for an unknown schema, by id or by content. */
  public static final int SCHEMA = 40403;

  private static final long serialVersionUID = 1L;

  UnknownSchemaException(String message, int errorCode) {
    super(message, 404, errorCode, null);
  }
}
