/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials and TLS as they arrive at the registry. */
class RegistrySecurityTest {

  private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

  private static TestStores stores;

  @BeforeAll
  static void createStores(@TempDir Path directory) throws Exception {
    stores = TestStores.create(directory);
  }

  @Test
  void shouldSendBasicCredentials() {
    try (FakeRegistry registry = FakeRegistry.start()) {
      register(
          registry.url(),
          Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "u:p"));

      assertThat(registry.authorizations()).containsExactly("Basic dTpw");
    }
  }

  @Test
  void shouldSendTheCredentialsOfTheUrl() {
    try (FakeRegistry registry = FakeRegistry.start()) {
      register(
          registry.url().replace("://", "://u:p@"), Map.of("basic.auth.credentials.source", "URL"));

      assertThat(registry.authorizations()).containsExactly("Basic dTpw");
    }
  }

  @Test
  void shouldSendABearerToken() {
    try (FakeRegistry registry = FakeRegistry.start()) {
      register(
          registry.url(),
          Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t0k"));

      assertThat(registry.authorizations()).containsExactly("Bearer t0k");
    }
  }

  @Test
  void shouldSendNothingUnasked() {
    try (FakeRegistry registry = FakeRegistry.start()) {
      register(registry.url(), Map.of("basic.auth.user.info", "u:p"));

      assertThat(registry.authorizations()).containsExactly("");
    }
  }

  @Test
  void shouldTrustOnlyTheGivenStore() {
    try (FakeRegistry registry = FakeRegistry.startTls(stores.serverContext(), false)) {
      register(registry.url(), stores.trust());

      assertThatThrownBy(() -> register(registry.url(), Map.of("max.retries", 0)))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasStackTraceContaining("SSLHandshakeException");
    }
  }

  @Test
  void shouldVerifyTheHostName() {
    try (FakeRegistry registry = FakeRegistry.startTls(stores.serverContext(), false)) {
      Map<String, Object> config = new HashMap<>(stores.trust());
      config.put("max.retries", 0);

      // The certificate is for the name localhost only.
      assertThatThrownBy(() -> register(registry.url().replace("localhost", "127.0.0.1"), config))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasStackTraceContaining("CertificateException");
    }
  }

  @Test
  void shouldShowItsOwnCertificateWhenAsked() {
    try (FakeRegistry registry = FakeRegistry.startTls(stores.serverContext(), true)) {
      Map<String, Object> config = new HashMap<>(stores.trust());
      config.putAll(stores.key());
      register(registry.url(), config);

      Map<String, Object> withoutKey = new HashMap<>(stores.trust());
      withoutKey.put("max.retries", 0);
      assertThatThrownBy(() -> register(registry.url(), withoutKey))
          .isInstanceOf(SchemaRegistryUnavailableException.class);
    }
  }

  @Test
  void shouldNameAWrongPassword() {
    Map<String, Object> config = new HashMap<>(stores.trust());
    config.put("schema.registry.ssl.truststore.password", "wrong-password");
    config.put("schema.registry.url", "https://localhost");

    assertThatThrownBy(() -> SchemaRegistryClient.create(config))
        .hasMessageContaining("schema.registry.ssl.truststore.location")
        .message()
        .doesNotContain("wrong-password");
  }

  private static void register(String url, Map<String, ?> settings) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put("schema.registry.url", url);
    config.put("retries.wait.ms", 1);
    try (SchemaRegistryClient client = SchemaRegistryClient.create(config)) {
      assertThat(client.register("t-value", SCHEMA)).isEqualTo(1);
    }
  }
}
