/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the registry client, under the names that users of Confluent's serializers know, read
 * from a Kafka client configuration. Other keys of that configuration are left alone, but a key
 * that starts with {@code schema.registry.} and is not known here is an error: most likely a typing
 * mistake in a security setting.
 */
public final class SchemaRegistryConfig {

  /** Comma-separated base URLs, tried in order; {@code mock://scope} for an in-memory registry. */
  public static final String URL = "schema.registry.url";

  /** Where the user and password come from: {@code USER_INFO} or {@code URL}. */
  public static final String BASIC_AUTH_SOURCE = "basic.auth.credentials.source";

  /** {@code user:password}, used when the source is {@code USER_INFO}. */
  public static final String BASIC_AUTH_USER_INFO = "basic.auth.user.info";

  /** Where the bearer token comes from: {@code STATIC_TOKEN}. */
  public static final String BEARER_AUTH_SOURCE = "bearer.auth.credentials.source";

  /** Bearer token. */
  public static final String BEARER_AUTH_TOKEN = "bearer.auth.token";

  /** Whether the registry normalizes schemas before it compares them. */
  public static final String NORMALIZE_SCHEMAS = "normalize.schemas";

  /** How often a request is repeated after the first try over all URLs. */
  public static final String MAX_RETRIES = "max.retries";

  /** Longest wait before the first repetition, in milliseconds; it doubles each time. */
  public static final String RETRIES_WAIT = "retries.wait.ms";

  /** Upper bound of the wait, in milliseconds. */
  public static final String RETRIES_MAX_WAIT = "retries.max.wait.ms";

  /** Time for a connection to be made, in milliseconds. */
  public static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";

  /** Time for a complete answer after the request was started, in milliseconds. */
  public static final String READ_TIMEOUT = "http.read.timeout.ms";

  private static final String NAMESPACE = "schema.registry.";
  private static final String MOCK = "mock://";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(URL, Type.LIST, Importance.HIGH, "Base URLs, tried in order.")
          .define(BASIC_AUTH_SOURCE, Type.STRING, "", Importance.MEDIUM, "USER_INFO or URL.")
          .define(BASIC_AUTH_USER_INFO, Type.PASSWORD, "", Importance.MEDIUM, "user:password.")
          .define(BEARER_AUTH_SOURCE, Type.STRING, "", Importance.MEDIUM, "STATIC_TOKEN.")
          .define(BEARER_AUTH_TOKEN, Type.PASSWORD, "", Importance.MEDIUM, "Bearer token.")
          .define(NORMALIZE_SCHEMAS, Type.BOOLEAN, false, Importance.MEDIUM, "Normalize schemas.")
          .define(MAX_RETRIES, Type.INT, 3, Range.between(0, 100), Importance.LOW, "Repetitions.")
          .define(RETRIES_WAIT, Type.LONG, 200L, Range.atLeast(0), Importance.LOW, "First wait.")
          .define(RETRIES_MAX_WAIT, Type.LONG, 5_000L, Range.atLeast(0), Importance.LOW, "Waits.")
          .define(CONNECT_TIMEOUT, Type.LONG, 5_000L, Range.atLeast(1), Importance.LOW, "Connect.")
          .define(READ_TIMEOUT, Type.LONG, 15_000L, Range.atLeast(1), Importance.LOW, "Answer.");

  private final List<URI> urls;
  private final @Nullable String mockScope;
  private final Authentication authentication;
  private final TlsConfig tls;
  private final boolean normalizeSchemas;
  private final int maxRetries;
  private final Duration retriesWait;
  private final Duration retriesMaxWait;
  private final Duration connectTimeout;
  private final Duration readTimeout;

  private SchemaRegistryConfig(Map<String, ?> clientConfig) {
    rejectUnknown(clientConfig);
    AbstractConfig values = new AbstractConfig(DEFINITION, clientConfig, false);
    List<String> urlTexts = values.getList(URL);
    this.mockScope = mockScope(urlTexts);
    List<RegistryUrl> registryUrls =
        mockScope == null ? urlTexts.stream().map(RegistryUrl::parse).toList() : List.of();
    this.urls = registryUrls.stream().map(RegistryUrl::base).toList();
    this.authentication =
        Authentication.of(
            values.getString(BASIC_AUTH_SOURCE),
            secret(values, BASIC_AUTH_USER_INFO),
            values.getString(BEARER_AUTH_SOURCE),
            secret(values, BEARER_AUTH_TOKEN),
            registryUrls);
    this.tls = TlsConfig.of(clientConfig);
    this.normalizeSchemas = values.getBoolean(NORMALIZE_SCHEMAS);
    this.maxRetries = values.getInt(MAX_RETRIES);
    this.retriesWait = Duration.ofMillis(values.getLong(RETRIES_WAIT));
    this.retriesMaxWait = Duration.ofMillis(values.getLong(RETRIES_MAX_WAIT));
    this.connectTimeout = Duration.ofMillis(values.getLong(CONNECT_TIMEOUT));
    this.readTimeout = Duration.ofMillis(values.getLong(READ_TIMEOUT));
  }

  /**
   * Reads and checks the settings.
   *
   * @throws ConfigException for a missing, unknown or wrong setting
   */
  public static SchemaRegistryConfig of(Map<String, ?> clientConfig) {
    return new SchemaRegistryConfig(clientConfig);
  }

  private static void rejectUnknown(Map<String, ?> clientConfig) {
    TreeSet<String> known = new TreeSet<>(TlsConfig.keys());
    known.add(URL);
    for (String key : new TreeSet<>(clientConfig.keySet())) {
      if (key.startsWith(NAMESPACE) && !known.contains(key)) {
        throw new ConfigException("Unknown configuration '" + key + "'; known are " + known);
      }
    }
  }

  private static @Nullable String mockScope(List<String> urls) {
    if (urls.isEmpty() || urls.contains("")) {
      throw new ConfigException(URL, urls, "must name at least one URL");
    }
    boolean anyMock = urls.stream().anyMatch(url -> url.toLowerCase(Locale.ROOT).startsWith(MOCK));
    if (!anyMock) {
      return null;
    }
    if (urls.size() > 1) {
      throw new ConfigException(URL, urls, "a mock registry has exactly one URL");
    }
    return urls.get(0).substring(MOCK.length());
  }

  private static String secret(AbstractConfig values, String key) {
    Password password = values.getPassword(key);
    return password.value();
  }

  /** Scope of the in-memory registry, when the URL is {@code mock://scope}. */
  Optional<String> mockScope() {
    return Optional.ofNullable(mockScope);
  }

  /** Base URLs without credentials and without trailing slash; empty for a mock. */
  List<URI> urls() {
    return urls;
  }

  Authentication authentication() {
    return authentication;
  }

  TlsConfig tls() {
    return tls;
  }

  boolean normalizeSchemas() {
    return normalizeSchemas;
  }

  int maxRetries() {
    return maxRetries;
  }

  Duration retriesWait() {
    return retriesWait;
  }

  Duration retriesMaxWait() {
    return retriesMaxWait;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration readTimeout() {
    return readTimeout;
  }
}
