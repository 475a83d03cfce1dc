/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds the contract to what was released: every present schema against every release. */
class ReleasedSchemasTest {

  private static final String ADVICE =
      """


      What is released stays readable, in both directions, for ever (FULL_TRANSITIVE): running
      consumers read what you write, and a replay feeds you what others wrote. So only add: fields
      with a default, enum symbols, schemas. For anything else add a new field, or a new topic,
      beside the old one.
      Only when the version is not published yet, take its snapshot again:
        mvn -pl schemas test -Dtest=SchemaReleaseTest -Dschemas.release=""";

  @Test
  void shouldStayCompatibleWithEveryRelease() throws IOException {
    ReleasedSchemas released = ReleasedSchemas.ofProject();
    Map<String, Schema> present = PresentSchemas.all();
    List<String> violations = new ArrayList<>();

    for (String version : released.versions()) {
      released
          .read(version)
          .forEach(
              (name, schema) ->
                  violationsOf(schema, present.get(name))
                      .forEach(violation -> violations.add(version + ": " + violation)));
    }

    assertThat(violations)
        .withFailMessage(
            () ->
                "The event contract was broken:\n"
                    + String.join("\n", violations)
                    + ADVICE
                    + last(released))
        .isEmpty();
  }

  @Test
  void shouldHaveARelease() throws IOException {
    assertThat(ReleasedSchemas.ofProject().versions()).isNotEmpty();
  }

  private static List<String> violationsOf(Schema released, @Nullable Schema present) {
    return present == null
        ? List.of(released.getName() + " was removed (or renamed); put it back.")
        : SchemaEvolution.violations(released, present);
  }

  private static String last(ReleasedSchemas released) {
    try {
      return released.versions().getLast();
    } catch (IOException e) {
      return "<version>";
    }
  }
}
