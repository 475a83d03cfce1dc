/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void shouldKeepASecondCommandOut() {
    DataDirectory data = new DataDirectory(directory);

    try (DirectoryLock first = DirectoryLock.take(data, Duration.ZERO)) {
      assertThatThrownBy(() -> DirectoryLock.take(data, Duration.ofMillis(1)))
          .isInstanceOf(PlatformException.class)
          .hasMessageContaining("another command");
    }
  }

  @Test
  void shouldLetTheNextCommandIn() {
    DataDirectory data = new DataDirectory(directory);

    DirectoryLock.take(data, Duration.ZERO).close();

    assertThatCode(() -> DirectoryLock.take(data, Duration.ZERO).close())
        .doesNotThrowAnyException();
  }
}
