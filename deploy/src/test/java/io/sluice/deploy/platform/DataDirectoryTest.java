/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void shouldForgetAPlatform() throws IOException {
    DataDirectory data = new DataDirectory(directory);
    data.create();
    new PlatformState(Ports.DEFAULT, List.of()).write(data.stateFile());
    Files.writeString(data.log(Role.BROKER), "log");
    SecretPepper.of(data, Map.of());

    data.wipe();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void shouldNotDeleteWhatIsNoPlatform() throws IOException {
    Path precious = Files.writeString(directory.resolve("thesis.txt"), "text");

    assertThatThrownBy(() -> new DataDirectory(directory).wipe())
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining(precious.toString());

    assertThat(precious).exists();
  }

  @Test
  void shouldTakeADirectoryThatIsNotThereForEmpty() {
    assertThatCode(() -> new DataDirectory(directory.resolve("none")).wipe())
        .doesNotThrowAnyException();
  }
}
