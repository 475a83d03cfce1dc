/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version of Sluice and of the Java it runs on. */
final class Version implements IVersionProvider {

  /** Written by Maven into the jar. */
  private static final String PROPERTIES = "/META-INF/maven/io.sluice/deploy/pom.properties";

  Version() {}

  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    }
    return new String[] {
      "sluice " + properties.getProperty("version", "(from a source tree)"),
      "Java " + Runtime.version()
    };
  }
}
