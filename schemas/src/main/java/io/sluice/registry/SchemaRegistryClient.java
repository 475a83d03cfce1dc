/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What producers, consumers and the command line need of a schema registry. Safe for use by several
 * threads. Schemas are Avro. We register self-contained ones; references to other subjects are
 * followed when they are fetched.
 *
 * <p>Every method throws {@link SchemaRegistryUnavailableException} when the registry cannot be
 * used, after the configured retries.
 */
public interface SchemaRegistryClient extends AutoCloseable {

  /**
   * Client of the registry that a client configuration names, see {@link SchemaRegistryConfig}. A
   * {@code mock://scope} URL gives the in-memory registry of that scope.
   *
   * @throws org.apache.kafka.common.config.ConfigException for a missing, unknown or wrong setting
   */
  static SchemaRegistryClient create(Map<String, ?> clientConfig) {
    SchemaRegistryConfig config = SchemaRegistryConfig.of(clientConfig);
    Optional<String> mockScope = config.mockScope();
    if (mockScope.isPresent()) {
      return MockSchemaRegistry.scope(mockScope.get());
    }
    return new CachingSchemaRegistryClient(
        new RestSchemaRegistryClient(new RegistryTransport(config), config.normalizeSchemas()));
  }

  /**
   * Registers a schema under a subject, or finds it there, and returns its id.
   *
   * @throws IncompatibleSchemaException when the subject's compatibility level forbids it
   * @throws InvalidSchemaException when the registry does not take it as a schema
   */
  int register(String subject, Schema schema);

  /**
   * Finds a schema under a subject without registering it.
   *
   * @throws UnknownSchemaException when the subject is unknown or does not have the schema
   */
  RegisteredSchema lookUp(String subject, Schema schema);

  /**
   * Id of a schema under a subject without registering it.
   *
   * @throws UnknownSchemaException when the subject is unknown or does not have the schema
   */
  default int idOf(String subject, Schema schema) {
    return lookUp(subject, schema).id();
  }

  /**
   * Schema of an id.
   *
   * @throws UnknownSchemaException when no schema has the id
   * @throws InvalidSchemaException when it is not Avro
   */
  Schema schemaById(int id);

  /**
   * Last version of a subject; never cached.
   *
   * @throws UnknownSchemaException when the subject is unknown
   */
  RegisteredSchema latest(String subject);

  /**
   * Whether a schema could become the next version of a subject under its compatibility level. Any
   * schema can be the first version.
   */
  Compatibility compatibility(String subject, Schema schema);

  /** Compatibility level of a subject, or the global one when the subject has none. */
  CompatibilityLevel level(String subject);

  /** Sets the compatibility level of a subject. */
  void setLevel(String subject, CompatibilityLevel level);

  /** Compatibility level of subjects that have none of their own. */
  CompatibilityLevel globalLevel();

  /** Sets the compatibility level of subjects that have none of their own. */
  void setGlobalLevel(CompatibilityLevel level);

  /** Lets connections go. Waiting calls of other threads fail. */
  @Override
  void close();
}
