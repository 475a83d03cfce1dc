/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Paths of the protocol, relative to the base URL. */
final class RegistryPaths {

  private RegistryPaths() {}

  static String schema(int id) {
    return "/schemas/ids/" + id;
  }

  static String subject(String subject) {
    return "/subjects/" + encode(subject);
  }

  static String versions(String subject) {
    return subject(subject) + "/versions";
  }

  static String version(String subject, String version) {
    return versions(subject) + "/" + version;
  }

  static String compatibility(String subject) {
    return "/compatibility" + versions(subject) + "?verbose=true";
  }

  static String config() {
    return "/config";
  }

  static String config(String subject) {
    return config() + "/" + encode(subject);
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
  }
}
