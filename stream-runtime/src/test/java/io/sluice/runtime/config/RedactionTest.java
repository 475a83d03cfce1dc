/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "connect to https://a:hunter2@host/x # connect to https://[hidden]@host/x",
        "password=hunter2, next # password=[hidden], next",
        "\"token\": \"hunter2\" # \"token\": [hidden]",
        "api_key: hunter2 # api_key: [hidden]",
        "Authorization: Bearer hunter2hunter2 # Authorization: [hidden]",
        "sent Basic aHVudGVyMg== # sent Basic [hidden]",
        "no secret here # no secret here"
      })
  void shouldHideSecretsInText(String text, String expected) {
    assertThat(Redaction.text(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.ssl.key.password",
        "kafka.sasl.jaas.config",
        "schema.registry.basic.auth.user.info",
        "basic.auth.user.info",
        "bearer.auth.token",
        "kafka.sasl.oauthbearer.client.credentials.client.secret",
        "kafka.ssl.keystore.key"
      })
  void shouldHideValueOfSecretKey(String key) {
    assertThat(Redaction.value(key, "hunter2")).isEqualTo("[hidden]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topic.prefix",
        "basic.auth.credentials.source",
        "kafka.sasl.oauthbearer.token.endpoint.url",
        "kafka.ssl.truststore.location"
      })
  void shouldShowValueOfOtherKey(String key) {
    assertThat(Redaction.value(key, "value")).isEqualTo("value");
  }
}
