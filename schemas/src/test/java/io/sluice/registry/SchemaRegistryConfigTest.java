/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class SchemaRegistryConfigTest {

  private static final String URL = "schema.registry.url";

  @Test
  void shouldHaveDefaultsThatEndBeforeAConsumerLosesItsPartitions() {
    SchemaRegistryConfig config = SchemaRegistryConfig.of(Map.of(URL, "http://r:8081"));

    assertThat(config.urls()).containsExactly(URI.create("http://r:8081"));
    assertThat(config.normalizeSchemas()).isFalse();
    assertThat(config.maxRetries()).isEqualTo(3);
    assertThat(config.retriesWait()).isEqualTo(Duration.ofMillis(200));
    assertThat(config.retriesMaxWait()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.tls().context()).isEmpty();
    assertThat(config.authentication().header(URI.create("http://r:8081"))).isEmpty();
    Duration longest =
        config.readTimeout().plus(config.retriesMaxWait()).multipliedBy(config.maxRetries() + 1);
    assertThat(longest).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void shouldTakeEverySetting() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.of(
            Map.of(
                URL,
                " http://a:1/apis/ccompat/v7/ ,https://b",
                "normalize.schemas",
                "true",
                "max.retries",
                "0",
                "retries.wait.ms",
                "1",
                "retries.max.wait.ms",
                "2",
                "http.connect.timeout.ms",
                "3",
                "http.read.timeout.ms",
                "4"));

    assertThat(config.urls())
        .containsExactly(URI.create("http://a:1/apis/ccompat/v7"), URI.create("https://b"));
    assertThat(config.normalizeSchemas()).isTrue();
    assertThat(config.maxRetries()).isZero();
    assertThat(config.retriesWait()).isEqualTo(Duration.ofMillis(1));
    assertThat(config.retriesMaxWait()).isEqualTo(Duration.ofMillis(2));
    assertThat(config.connectTimeout()).isEqualTo(Duration.ofMillis(3));
    assertThat(config.readTimeout()).isEqualTo(Duration.ofMillis(4));
  }

  @Test
  void shouldLeaveOtherKeysOfTheClientAlone() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.of(Map.of(URL, "mock://x", "bootstrap.servers", "b:9092"));

    assertThat(config.mockScope()).contains("x");
  }

  @Test
  void shouldRefuseAnUnknownKeyOfItsOwn() {
    assertThatThrownBy(
            () ->
                SchemaRegistryConfig.of(
                    Map.of(URL, "http://r", "schema.registry.ssl.truststore.locaton", "x")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.ssl.truststore.locaton")
        .hasMessageContaining("schema.registry.ssl.truststore.location");
  }

  @Test
  void shouldRefuseWhatIsNoUrlWithoutRepeatingIt() {
    for (String bad :
        new String[] {
          "", "r:8081", "ftp://r", "http://", "http://u:secret@ r", "http://r?x=secret"
        }) {
      assertThatThrownBy(() -> SchemaRegistryConfig.of(Map.of(URL, bad)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(URL)
          .message()
          .doesNotContain("secret");
    }
    assertThatThrownBy(() -> SchemaRegistryConfig.of(Map.of(URL, "mock://a,http://r")))
        .hasMessageContaining("a mock registry has exactly one URL");
  }

  @Test
  void shouldMakeBasicCredentialsFromUserInfo() {
    SchemaRegistryConfig config =
        config(
            "basic.auth.credentials.source",
            "USER_INFO",
            "basic.auth.user.info",
            "Aladdin:open sesame");

    // The example of RFC 7617, section 2.
    assertThat(config.authentication().header(URI.create("http://r")))
        .contains("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  }

  @Test
  void shouldMakeBasicCredentialsFromEachUrl() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.of(
            Map.of(
                URL,
                "http://Aladdin:open%20sesame@a,http://u:p@b:1/x",
                "basic.auth.credentials.source",
                "URL"));

    assertThat(config.urls()).containsExactly(URI.create("http://a"), URI.create("http://b:1/x"));
    assertThat(config.authentication().header(URI.create("http://a")))
        .contains("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(config.authentication().header(URI.create("http://b:1/x"))).contains("Basic dTpw");
  }

  @Test
  void shouldMakeABearerToken() {
    SchemaRegistryConfig config =
        config("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "abc.def");

    assertThat(config.authentication().header(URI.create("http://r"))).contains("Bearer abc.def");
  }

  @Test
  void shouldRefuseCredentialsThatWouldNotWork() {
    assertRefused("is not supported", "basic.auth.credentials.source", "SASL_INHERIT");
    assertRefused("must be USER_INFO or URL", "basic.auth.credentials.source", "VAULT");
    assertRefused(
        "user:password",
        "basic.auth.credentials.source",
        "USER_INFO",
        "basic.auth.user.info",
        "secret");
    assertRefused("has no user info", "basic.auth.credentials.source", "URL");
    assertRefused("must be STATIC_TOKEN", "bearer.auth.credentials.source", "OAUTHBEARER");
    assertRefused(
        "token without blanks",
        "bearer.auth.credentials.source",
        "STATIC_TOKEN",
        "bearer.auth.token",
        "my secret");
    assertRefused(
        "not both",
        "bearer.auth.credentials.source",
        "STATIC_TOKEN",
        "basic.auth.credentials.source",
        "USER_INFO");
    assertThatThrownBy(() -> SchemaRegistryConfig.of(Map.of(URL, "http://u:secret@r")))
        .hasMessageContaining("A URL holds credentials")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void shouldNameAStoreThatCannotBeRead() {
    assertRefused(
        "schema.registry.ssl.truststore.location '/nowhere/t.p12' cannot be read",
        "schema.registry.ssl.truststore.location",
        "/nowhere/t.p12");
  }

  private static SchemaRegistryConfig config(String... settings) {
    Map<String, String> config = new HashMap<>();
    config.put(URL, "http://r");
    for (int i = 0; i < settings.length; i += 2) {
      config.put(settings[i], settings[i + 1]);
    }
    return SchemaRegistryConfig.of(config);
  }

  private static void assertRefused(String message, String... settings) {
    assertThatThrownBy(() -> config(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("secret");
  }
}
