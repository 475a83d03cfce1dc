/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the snapshot of a release when asked to: {@code mvn -pl schemas test
 * -Dtest=SchemaReleaseTest -Dschemas.release=<version>}.
 */
class SchemaReleaseTest {

  private static final String VERSION = "schemas.release";

  @Test
  @EnabledIfSystemProperty(named = VERSION, matches = ".+")
  void shouldWriteTheSnapshotOfTheRelease() throws IOException {
    String version = System.getProperty(VERSION);

    ReleasedSchemas.ofProject().write(version, PresentSchemas.values());

    assertThat(ReleasedSchemas.ofProject().read(version)).isEqualTo(PresentSchemas.values());
  }

  @Test
  void shouldReadBackWhatWasReleasedAndDropWhatIsGone(@TempDir Path directory) throws IOException {
    ReleasedSchemas released = new ReleasedSchemas(directory);
    var all = PresentSchemas.values();
    var fewer = new TreeMap<String, Schema>(all);
    fewer.remove("Finding");

    released.write("0.9.0", all);
    released.write("0.10.0", all);
    released.write("0.10.0", fewer);

    assertThat(released.versions()).containsExactly("0.9.0", "0.10.0");
    assertThat(released.read("0.9.0")).isEqualTo(all);
    assertThat(released.read("0.10.0")).isEqualTo(fewer);
  }

  @Test
  void shouldNotRewriteHistory(@TempDir Path directory) throws IOException {
    ReleasedSchemas released = new ReleasedSchemas(directory);
    released.write("0.2.0", PresentSchemas.values());

    assertThatThrownBy(() -> released.write("0.1.0", PresentSchemas.values()))
        .hasMessageContaining("0.1.0 is older than the last release, 0.2.0");
  }
}
