/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Makes one schema of an answer and of the schemas that it refers to. We register none with
 * references, but other producers do: Apicurio's serializer, for one, gives every nested type a
 * subject of its own.
 */
final class SchemaAssembly {

  private static final String AVRO = "AVRO";
  // A contract has some dozen types; a registry that goes on for ever must not take us with it.
  private static final int MAX_REFERENCES = 200;

  private final RegistryTransport transport;
  private final String what;
  private final Schema.Parser parser = new Schema.Parser();
  private final Set<String> followed = new HashSet<>();

  private SchemaAssembly(RegistryTransport transport, String what) {
    this.transport = transport;
    this.what = what;
  }

  /**
   * The schema of an answer.
   *
   * @param what names it in messages
   * @throws InvalidSchemaException when it is not Avro
   * @throws UnknownSchemaException when it refers to something that is not there
   */
  static Schema of(JsonContent answer, RegistryTransport transport, String what) {
    return new SchemaAssembly(transport, what).parse(answer);
  }

  private Schema parse(JsonContent answer) {
    String type = answer.textOr("schemaType", AVRO);
    if (!type.equals(AVRO)) {
      throw new InvalidSchemaException(what + " is of type " + type + ", not " + AVRO);
    }
    // What is referred to comes first: the parser knows each name from then on.
    for (JsonContent reference : answer.items("references")) {
      follow(reference.text("subject"), reference.number("version"));
    }
    String text = answer.text("schema");
    try {
      return parser.parse(text);
    } catch (AvroRuntimeException e) {
      throw new InvalidSchemaException(
          what + " is not a schema: " + e.getMessage(),
          answer.status(),
          InvalidSchemaException.SCHEMA,
          e);
    }
  }

  private void follow(String subject, int version) {
    if (!followed.add(subject + "/" + version)) {
      return;
    }
    if (followed.size() > MAX_REFERENCES) {
      throw new InvalidSchemaException(
          what + " refers to more than " + MAX_REFERENCES + " other schemas");
    }
    parse(transport.get(RegistryPaths.version(subject, Integer.toString(version))));
  }
}
