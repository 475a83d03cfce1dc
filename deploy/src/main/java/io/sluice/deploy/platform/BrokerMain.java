/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;

/** Process of the broker: formats its storage when that is new, then serves until it is stopped. */
public final class BrokerMain {

  private BrokerMain() {}

  /** Runs the broker. The one argument is the file of its server properties. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    BrokerStorage.formatIfNew(Path.of(properties.getProperty("log.dirs")), file);
    Kafka.main(new String[] {file.toString()});
  }
}
