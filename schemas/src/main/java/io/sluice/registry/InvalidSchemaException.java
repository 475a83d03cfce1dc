/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import org.jspecify.annotations.Nullable;

/**
 * A schema or a request that no registry would take (422: 42201 schema, 42202 version, 42203
 * level), or a registered schema that is not Avro and thus cannot be read by us.
 */
public final class InvalidSchemaException extends SchemaRegistryException {

  /** Error code for an invalid schema. */
  public static final int SCHEMA = 42201;

  private static final long serialVersionUID = 1L;

  /**
   * A schema that this program cannot use although the registry has it.
   *
   * @param message what is wrong, and with which subject or id
   */
  public InvalidSchemaException(String message) {
    this(message, NONE, SCHEMA, null);
  }

  InvalidSchemaException(String message, int status, int errorCode, @Nullable Throwable cause) {
    super(message, status, errorCode, cause);
  }
}
