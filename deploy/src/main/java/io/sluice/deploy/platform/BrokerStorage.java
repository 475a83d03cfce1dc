/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Makes a directory the storage of a broker, as {@code kafka-storage format} does. */
final class BrokerStorage {

  /** File that formatting leaves in a log directory. */
  private static final String MARK = "meta.properties";

  private BrokerStorage() {}

  /** Formats the log directory when it is new; otherwise does nothing. */
  static void formatIfNew(Path logDirectory, Path serverProperties) {
    if (Files.exists(logDirectory.resolve(MARK))) {
      return;
    }
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String clusterId = Uuid.randomUuid().toString();
    int code =
        StorageTool.execute(
            new String[] {"format", "-t", clusterId, "-c", serverProperties.toString()},
            new PrintStream(output, true, StandardCharsets.UTF_8));
    if (code != 0) {
      throw new PlatformException(
          "cannot format the broker's storage: " + output.toString(StandardCharsets.UTF_8));
    }
  }
}
