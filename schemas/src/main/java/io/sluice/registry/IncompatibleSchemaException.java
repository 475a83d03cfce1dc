/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

/**
 * The registry refused to register a schema (409, 40901), because it breaks the compatibility level
 * of the subject. Only another schema, or another level, changes that.
 */
public final class IncompatibleSchemaException extends SchemaRegistryException {

  /** Error code for an incompatible schema. */
  public static final int CODE = 40901;

  private static final long serialVersionUID = 1L;

  IncompatibleSchemaException(String message, int errorCode) {
    super(message, 409, errorCode, null);
  }
}
