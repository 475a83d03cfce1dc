/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * The {@code Authorization} header of each base URL: none, Basic (RFC 7617) or Bearer (RFC 6750).
 * Prints nothing of the credentials.
 */
final class Authentication {

  private final Map<URI, String> headerByUrl;

  private Authentication(Map<URI, String> headerByUrl) {
    this.headerByUrl = Map.copyOf(headerByUrl);
  }

  static Authentication of(
      String basicSource,
      String userInfo,
      String bearerSource,
      String token,
      List<RegistryUrl> urls) {
    if (!basicSource.isEmpty() && !bearerSource.isEmpty()) {
      throw new ConfigException(
          "Set either "
              + SchemaRegistryConfig.BASIC_AUTH_SOURCE
              + " or "
              + SchemaRegistryConfig.BEARER_AUTH_SOURCE
              + ", not both");
    }
    boolean fromUrl = basicSource.equalsIgnoreCase("URL");
    if (!fromUrl && urls.stream().anyMatch(url -> url.userInfo() != null)) {
      throw new ConfigException(
          "A URL holds credentials, but "
              + SchemaRegistryConfig.BASIC_AUTH_SOURCE
              + " is not URL, so they would not be used");
    }
    Map<URI, String> headers = new HashMap<>();
    for (RegistryUrl url : urls) {
      if (!bearerSource.isEmpty()) {
        headers.put(url.base(), bearer(bearerSource, token));
      } else if (fromUrl) {
        String ofUrl = url.userInfo();
        if (ofUrl == null) {
          throw new ConfigException(
              SchemaRegistryConfig.BASIC_AUTH_SOURCE + " is URL, but " + url + " has no user info");
        }
        headers.put(url.base(), basic(ofUrl));
      } else if (!basicSource.isEmpty()) {
        headers.put(url.base(), basic(userInfo(basicSource, userInfo)));
      }
    }
    return new Authentication(headers);
  }

  private static String userInfo(String source, String userInfo) {
    if (source.toUpperCase(Locale.ROOT).equals("SASL_INHERIT")) {
      throw new ConfigException(
          SchemaRegistryConfig.BASIC_AUTH_SOURCE,
          source,
          "is not supported: give the registry its own credentials with USER_INFO");
    }
    if (!source.equalsIgnoreCase("USER_INFO")) {
      throw new ConfigException(
          SchemaRegistryConfig.BASIC_AUTH_SOURCE, source, "must be USER_INFO or URL");
    }
    if (userInfo.indexOf(':') < 0) {
      throw new ConfigException(
          SchemaRegistryConfig.BASIC_AUTH_USER_INFO + " must have the form user:password");
    }
    return userInfo;
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
  }

  private static String bearer(String source, String token) {
    if (!source.equalsIgnoreCase("STATIC_TOKEN")) {
      throw new ConfigException(
          SchemaRegistryConfig.BEARER_AUTH_SOURCE, source, "must be STATIC_TOKEN");
    }
    if (token.isBlank() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new ConfigException(
          SchemaRegistryConfig.BEARER_AUTH_TOKEN + " must be a token without blanks");
    }
    return "Bearer " + token;
  }

  /** Value of the {@code Authorization} header for a base URL. */
  Optional<String> header(URI baseUrl) {
    return Optional.ofNullable(headerByUrl.get(baseUrl));
  }
}
