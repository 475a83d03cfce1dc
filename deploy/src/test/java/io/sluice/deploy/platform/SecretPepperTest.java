/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretPepperTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void shouldStayTheSameForADataDirectory() {
    DataDirectory data = new DataDirectory(directory.resolve("new"));

    String pepper = SecretPepper.of(data, Map.of());

    assertThat(pepper).matches("[0-9a-f]{64}");
    assertThat(SecretPepper.of(data, Map.of())).isEqualTo(pepper);
  }

  @Test
  void shouldDifferBetweenDataDirectories() {
    assertThat(SecretPepper.of(new DataDirectory(directory.resolve("a")), Map.of()))
        .isNotEqualTo(SecretPepper.of(new DataDirectory(directory.resolve("b")), Map.of()));
  }

  @Test
  void shouldBeReadableByItsOwnerOnly() throws IOException {
    DataDirectory data = new DataDirectory(directory);

    SecretPepper.of(data, Map.of());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.pepperFile())))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining("glob:**secret-pepper.*");
  }

  @Test
  void shouldComeFromTheEnvironmentWhenItIsThere() {
    DataDirectory data = new DataDirectory(directory);

    String pepper = SecretPepper.of(data, Map.of(SecretPepper.VARIABLE, "from-the-environment"));

    assertThat(pepper).isEqualTo("from-the-environment");
    assertThat(data.pepperFile()).doesNotExist();
  }
}
