/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.runtime.StreamApp;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(
    named = TopologySnapshot.UPDATE,
    matches = "true",
    disabledReason = "snapshots are written, not compared")
class TopologySnapshotTest {

  private static final StreamApp APP = app("consume-ocsf");

  @Test
  void shouldAcceptSameTopology(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("topology.txt");
    try (TopologyFixture fixture = new TopologyFixture(APP)) {
      Files.writeString(file, "reading\n" + fixture.describe() + "\n");
    }

    assertThatCode(() -> TopologySnapshot.assertMatches(APP, file)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseChangedTopologyAndSayHowToAcceptIt(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("topology.txt");
    try (TopologyFixture fixture = new TopologyFixture(app("consume-other"))) {
      Files.writeString(file, "reading\n" + fixture.describe() + "\n");
    }

    assertThatThrownBy(() -> TopologySnapshot.assertMatches(APP, file))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dsluice.updateSnapshots=true");
  }

  @Test
  void shouldSayHowToWriteMissingSnapshot(@TempDir Path directory) {
    assertThatThrownBy(() -> TopologySnapshot.assertMatches(APP, directory.resolve("none.txt")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("-Dsluice.updateSnapshots=true");
  }

  private static StreamApp app(String node) {
    return new StreamApp(
        "reading",
        List.of(Topics.ISSUE_OCSF),
        List.of(),
        context -> {
          var builder = context.newBuilder();
          builder.stream(
              context.topic(Topics.ISSUE_OCSF),
              Consumed.with(Serdes.String(), Serdes.String()).withName(node));
          return builder.build();
        });
  }
}
