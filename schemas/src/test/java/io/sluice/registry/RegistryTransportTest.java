/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when registries fail, lag, hang, or are something else. */
class RegistryTransportTest {

  private static final Schema SCHEMA =
      SchemaBuilder.record("n.Event").fields().requiredString("id").endRecord();

  private final FakeRegistry first = FakeRegistry.start();
  private final FakeRegistry second = FakeRegistry.start("/apis/ccompat/v7");

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private static SchemaRegistryClient client(String urls) {
    return client(urls, Map.of());
  }

  private static SchemaRegistryClient client(String urls, Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>();
    config.put("schema.registry.url", urls);
    config.put("retries.wait.ms", 1);
    config.putAll(more);
    return SchemaRegistryClient.create(config);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 429, 408})
  void shouldRepeatWhatMayPass(int status) {
    first.answerNext(status, "").answerNext(status, "{\"error_code\":50001}");

    try (SchemaRegistryClient client = client(first.url())) {
      assertThat(client.register("t-value", SCHEMA)).isEqualTo(1);
    }
    assertThat(first.requests()).hasSize(3);
  }

  @Test
  void shouldGiveUpAfterTheConfiguredRepetitions() {
    first.answerNext(500, "").answerNext(500, "").answerNext(503, "{\"error_code\":50301}");

    try (SchemaRegistryClient client = client(first.url(), Map.of("max.retries", 2))) {
      assertThatThrownBy(() -> client.register("t-value", SCHEMA))
          .asInstanceOf(type(SchemaRegistryUnavailableException.class))
          .satisfies(e -> assertThat(e.status()).isEqualTo(503))
          .satisfies(e -> assertThat(e.errorCode()).isEqualTo(50301))
          .satisfies(
              e ->
                  assertThat(e)
                      .hasMessageContaining("POST " + first.url() + "/subjects/t-value/versions"));
    }
    assertThat(first.requests()).hasSize(3);
  }

  @Test
  void shouldGiveUpOnARefusedConnection() {
    try (SchemaRegistryClient client = client(FakeRegistry.refusedUrl())) {
      assertThatThrownBy(() -> client.schemaById(1))
          .asInstanceOf(type(SchemaRegistryUnavailableException.class))
          .satisfies(e -> assertThat(e.status()).isEqualTo(SchemaRegistryException.NONE))
          .satisfies(e -> assertThat(e).hasCauseInstanceOf(IOException.class));
    }
  }

  @Test
  void shouldGoOverToTheNextUrlAndStayThere() {
    try (SchemaRegistryClient client =
        client(FakeRegistry.refusedUrl() + "," + first.url() + ", " + second.url())) {
      first.answerNext(503, "");

      assertThat(client.register("t-value", SCHEMA)).isEqualTo(1);
      assertThat(client.latest("t-value").schema()).isEqualTo(SCHEMA);
    }
    assertThat(first.requests()).hasSize(1);
    assertThat(second.requests()).hasSize(2);
  }

  @Test
  void shouldAskEveryReplicaBeforeASchemaIsUnknown() {
    second.content().register("t-value", SCHEMA);

    try (SchemaRegistryClient client = client(first.url() + "," + second.url())) {
      assertThat(client.schemaById(1)).isEqualTo(SCHEMA);
      assertThatThrownBy(() -> client.schemaById(2)).isInstanceOf(UnknownSchemaException.class);
    }
    assertThat(first.requests()).hasSize(2);
    assertThat(second.requests()).hasSize(2);
  }

  @Test
  void shouldNotRepeatWhatWouldFailAgain() {
    first.answerNext(409, "{\"error_code\":40901,\"message\":\"no\"}");

    try (SchemaRegistryClient client = client(first.url() + "," + second.url())) {
      assertThatThrownBy(() -> client.register("t-value", SCHEMA))
          .isInstanceOf(IncompatibleSchemaException.class);
    }
    assertThat(first.requests()).hasSize(1);
    assertThat(second.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void shouldTakeRefusedCredentialsAsAFaultOfTheEnvironment(int status) {
    first.answerNext(status, "{\"error_code\":40101,\"message\":\"Unauthorized\"}");

    try (SchemaRegistryClient client = client(first.url())) {
      assertThatThrownBy(() -> client.schemaById(1))
          .asInstanceOf(type(SchemaRegistryUnavailableException.class))
          .satisfies(e -> assertThat(e.status()).isEqualTo(status))
          .satisfies(e -> assertThat(e).hasMessageContaining("check the credentials"));
    }
    assertThat(first.requests()).hasSize(1);
  }

  @Test
  void shouldNotTakeAnotherServersNotFoundForAnUnknownSchema() {
    first.answerNext(404, "<html>no such page</html>").answerNext(404, "{\"status\":404}");

    try (SchemaRegistryClient client = client(first.url())) {
      assertThatThrownBy(() -> client.schemaById(1))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasMessageContaining("is there a schema registry under this URL?");
      assertThatThrownBy(() -> client.schemaById(1))
          .isInstanceOf(SchemaRegistryUnavailableException.class);
    }
  }

  @Test
  void shouldNotTakeAnyAnswerForARegistrys() {
    first
        .answerNext(200, "<html>welcome</html>")
        .answerNext(200, "{\"hello\":1}")
        .answerNext(200, "")
        .answerNext(302, "", Map.of("Location", "http://localhost:1/"));

    try (SchemaRegistryClient client = client(first.url())) {
      for (int i = 0; i < 4; i++) {
        assertThatThrownBy(() -> client.schemaById(1))
            .isInstanceOf(SchemaRegistryUnavailableException.class);
      }
    }
    assertThat(first.requests()).hasSize(4);
  }

  @Test
  void shouldNotWaitForEverForHeaders() {
    first.hangNext();

    assertTimesOut();
  }

  @Test
  void shouldNotWaitForEverForTheRestOfABody() {
    first.hangNextWithinTheBody();

    assertTimesOut();
  }

  private void assertTimesOut() {
    Map<String, Object> impatient = Map.of("http.read.timeout.ms", 50, "max.retries", 0);
    try (SchemaRegistryClient client = client(first.url(), impatient)) {
      assertThatThrownBy(() -> client.schemaById(1))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasMessageContaining("no complete answer within 50 ms");
    }
  }

  @Test
  void shouldStopWaitingWhenInterrupted() {
    first.answerNext(503, "", Map.of("Retry-After", "3600"));

    try (SchemaRegistryClient client =
        client(first.url(), Map.of("retries.max.wait.ms", 3_600_000))) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> client.schemaById(1))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void shouldDoubleTheWaitWithinItsBounds() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
    RandomGenerator lowest = () -> 0;
    RandomGenerator highest = () -> -1;

    assertThat(backoff.wait(0, Duration.ZERO, lowest)).isEqualTo(Duration.ofMillis(50));
    assertThat(backoff.wait(0, Duration.ZERO, highest)).isEqualTo(Duration.ofMillis(100));
    assertThat(backoff.wait(2, Duration.ZERO, lowest)).isEqualTo(Duration.ofMillis(200));
    assertThat(backoff.wait(99, Duration.ZERO, highest)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldWaitAsLongAsTheRegistryAsksWithinTheBound() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
    RandomGenerator lowest = () -> 0;

    assertThat(backoff.wait(0, Duration.ofMillis(700), lowest)).isEqualTo(Duration.ofMillis(700));
    assertThat(backoff.wait(0, Duration.ofHours(1), lowest)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldFindAnUnavailableRegistryAmongTheCauses() {
    var unavailable = new SchemaRegistryUnavailableException("down", 0, 0, null);
    var wrapped = new IllegalStateException(new RuntimeException(unavailable));

    assertThat(SchemaRegistryUnavailableException.isCauseOf(wrapped)).isTrue();
    assertThat(SchemaRegistryUnavailableException.isCauseOf(new RuntimeException("bytes")))
        .isFalse();
  }
}
