/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformStateTest {

  private static final ChildState APPS =
      new ChildState(Role.APPS, 4711, Instant.parse("2026-01-02T03:04:05.678Z"));
  private static final ChildState BROKER =
      new ChildState(Role.BROKER, 4712, Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir private Path directory = Path.of("");

  @Test
  void shouldReadWhatItWrote() {
    Path file = directory.resolve("platform.json");
    PlatformState state = new PlatformState(Ports.DEFAULT, List.of(APPS, BROKER));

    state.write(file);

    assertThat(PlatformState.read(file)).contains(state);
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void shouldBeEmptyWhereNoPlatformWasStarted() {
    assertThat(PlatformState.read(directory.resolve("platform.json"))).isEmpty();
  }

  @Test
  void shouldNameTheFileThatIsDamaged() throws IOException {
    Path file = directory.resolve("platform.json");
    Files.writeString(file, "{\"ports\": {");

    assertThatThrownBy(() -> PlatformState.read(file))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void shouldHoldOneChildARole() {
    ChildState second = new ChildState(Role.APPS, 4713, Instant.EPOCH);
    PlatformState state = new PlatformState(Ports.DEFAULT, List.of(APPS, BROKER)).with(second);

    assertThat(state.children()).containsExactly(BROKER, second);
    assertThat(state.without(Role.BROKER).children()).containsExactly(second);
  }
}
