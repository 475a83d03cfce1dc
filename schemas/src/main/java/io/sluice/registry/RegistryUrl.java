/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * One configured URL, taken apart. The path is kept: Apicurio, for example, serves the protocol
 * under {@code /apis/ccompat/v7}.
 *
 * @param base URL without user info and trailing slash
 * @param userInfo decoded {@code user:password} of the URL
 */
record RegistryUrl(URI base, @Nullable String userInfo) {

  static RegistryUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      // Neither the text nor the parser's message is repeated: they may hold a password.
      throw new ConfigException(SchemaRegistryConfig.URL + " holds something that is not a URL");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw new ConfigException(
          SchemaRegistryConfig.URL + " needs URLs of the form http(s)://host[:port][/path]");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new ConfigException(SchemaRegistryConfig.URL + " must not have a query or fragment");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath().replaceAll("/+$", "");
    return new RegistryUrl(
        URI.create(scheme + "://" + uri.getHost() + port + path), uri.getUserInfo());
  }

  /** Without the user info. */
  @Override
  public String toString() {
    return base.toString();
  }
}
