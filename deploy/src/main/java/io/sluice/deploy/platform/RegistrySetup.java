/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Brings a schema registry to the state that the platform promises. */
final class RegistrySetup {

  private RegistrySetup() {}

  /**
   * Every new version has to read and be read by all versions before: topics are compacted or kept
   * for days, and consumers are upgraded when their owners like. The registry's own default is to
   * check nothing.
   */
  static void run(Endpoints endpoints) {
    try {
      URI uri = URI.create(endpoints.registryUrl() + "/config");
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestMethod("PUT");
      connection.setRequestProperty("Content-Type", "application/vnd.schemaregistry.v1+json");
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write("{\"compatibility\":\"FULL_TRANSITIVE\"}".getBytes(US_ASCII));
      }
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new PlatformException("registry refused: " + connection.getResponseCode());
      }
    } catch (IOException e) {
      throw new PlatformException("cannot set up the registry: " + e, e);
    }
  }
}
