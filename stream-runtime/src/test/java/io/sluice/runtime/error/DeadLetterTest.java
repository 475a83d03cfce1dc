/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.DeadLetter;
import io.sluice.event.DeadLetterCode;
import io.sluice.runtime.metrics.SluiceMetric;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private static final Instant THEN = Instant.parse("2025-06-01T12:00:00Z");

  @Test
  void shouldDeadLetterBadRecordAndGoOn() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      var input = fixture.input(Topics.CATALOG_APPLICATION);

      input.pipeInput("shop", SmallApp.application("bad"), THEN);
      input.pipeInput("shop", SmallApp.application("good"), THEN.plusSeconds(1));

      assertThat(fixture.output(SmallApp.OUT).readKeyValuesToList())
          .containsExactly(KeyValue.pair("shop", SmallApp.application("good")));
      TestRecord<String, DeadLetter> letter = fixture.deadLetters().readRecord();
      assertThat(letter.key()).isEqualTo("shop");
      assertThat(letter.getRecordTime()).isEqualTo(THEN);
      assertThat(letter.value().getCode()).isEqualTo(DeadLetterCode.INVALID);
      assertThat(letter.value().getReason())
          .isEqualTo("the name says so; password=[hidden] line two");
      assertThat(letter.value().getApp()).isEqualTo("small");
      assertThat(letter.value().getTopic()).isEqualTo("aspm.catalog.application");
      assertThat(letter.value().getPartition()).isZero();
      assertThat(letter.value().getOffset()).isZero();
      assertThat(text(letter.value().getKey())).isEqualTo("shop");
      assertThat(letter.value().getException()).isEqualTo(BadRecordException.class.getName());
      assertThat(letter.value().getFailedAt()).isEqualTo(TopologyFixture.START);
      assertThat(fixture.deadLetters().isEmpty()).isTrue();
    }
  }

  @Test
  void shouldKeepPayloadSoThatRecordCanBeReplayed() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      var input = fixture.input(Topics.CATALOG_APPLICATION);
      input.pipeInput("shop", SmallApp.application("bad"));

      DeadLetter letter = fixture.deadLetters().readValue();

      byte[] payload = bytes(letter.getPayload());
      try (var serde = fixture.context().serde(Topics.CATALOG_APPLICATION)) {
        assertThat(serde.deserializer().deserialize("aspm.catalog.application", payload))
            .isEqualTo(SmallApp.application("bad"));
      }
    }
  }

  @Test
  void shouldCountDeadLettersByCode() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      var input = fixture.input(Topics.CATALOG_APPLICATION);
      input.pipeInput("a", SmallApp.application("bad"));
      input.pipeInput("b", SmallApp.application("bad"));

      assertThat(deadLetters(fixture, DeadLetterCode.INVALID)).isEqualTo(2);
      assertThat(deadLetters(fixture, DeadLetterCode.UNPARSABLE)).isZero();
    }
  }

  @Test
  void shouldDeadLetterBytesThatAreNoEvent() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      fixture.rawInput(Topics.CATALOG_APPLICATION).pipeInput("a", "hunter2".getBytes(UTF_8));
      fixture.input(Topics.CATALOG_APPLICATION).pipeInput("b", SmallApp.application("good"));

      assertThat(fixture.output(SmallApp.OUT).readKeyValuesToList()).hasSize(1);
      DeadLetter letter = fixture.deadLetters().readValue();
      assertThat(letter.getCode()).isEqualTo(DeadLetterCode.UNPARSABLE);
      assertThat(letter.getReason())
          .contains("not in the Confluent wire format")
          .doesNotContain("hunter2");
      assertThat(text(letter.getPayload())).isEqualTo("hunter2");
    }
  }

  @Test
  void shouldDeadLetterTruncatedEvent() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      byte[] whole =
          fixture
              .context()
              .serde(Topics.CATALOG_APPLICATION)
              .serializer()
              .serialize("aspm.catalog.application", SmallApp.application("good"));
      byte[] half = Arrays.copyOf(whole, whole.length / 2);

      fixture.rawInput(Topics.CATALOG_APPLICATION).pipeInput("a", half);

      DeadLetter letter = fixture.deadLetters().readValue();
      assertThat(letter.getCode()).isEqualTo(DeadLetterCode.UNPARSABLE);
      assertThat(letter.getReason()).contains("cannot be decoded (SerializationException < ");
    }
  }

  @Test
  void shouldDeadLetterEventOfAnotherType() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      DeadLetter other = SmallApp.deadLetter();
      byte[] bytes = fixture.context().serde(DeadLetter.class).serializer().serialize("any", other);

      fixture.rawInput(Topics.CATALOG_APPLICATION).pipeInput("a", bytes);

      DeadLetter letter = fixture.deadLetters().readValue();
      assertThat(letter.getCode()).isEqualTo(DeadLetterCode.SCHEMA_MISMATCH);
      assertThat(letter.getReason())
          .contains("io.sluice.event.DeadLetter", "io.sluice.event.CatalogApplication");
    }
  }

  @Test
  void shouldDeadLetterEventWhoseSchemaTheRegistryDoesNotKnow() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      fixture
          .rawInput(Topics.CATALOG_APPLICATION)
          .pipeInput("a", new byte[] {0, 0, 0, 0, 99, 2, 2});

      DeadLetter letter = fixture.deadLetters().readValue();
      assertThat(letter.getCode()).isEqualTo(DeadLetterCode.SCHEMA_MISMATCH);
      assertThat(letter.getReason()).contains("99");
    }
  }

  @Test
  void shouldStopWhenRegistryIsAway() {
    Map<String, String> nobodyListens =
        Map.of("schema.registry.url", "http://127.0.0.1:1", "max.retries", "0");

    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app(), nobodyListens)) {
      var input = fixture.rawInput(Topics.CATALOG_APPLICATION);

      assertThatThrownBy(() -> input.pipeInput("a", new byte[] {0, 0, 0, 0, 1, 2, 2}))
          .isInstanceOf(StreamsException.class);

      assertThat(fixture.driver().producedTopicNames()).isEmpty();
    }
  }

  @Test
  void shouldStopAtBug() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      var input = fixture.input(Topics.CATALOG_APPLICATION);

      assertThatThrownBy(() -> input.pipeInput("a", SmallApp.application("bug")))
          .isInstanceOf(StreamsException.class)
          .hasRootCauseInstanceOf(IllegalStateException.class);

      assertThat(fixture.driver().producedTopicNames()).isEmpty();
    }
  }

  @Test
  void shouldStopWhenPunctuatorReportsBadRecord() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      fixture.input(Topics.CATALOG_APPLICATION).pipeInput("a", SmallApp.application("bad later"));

      assertThatThrownBy(() -> fixture.driver().advanceWallClockTime(Duration.ofMinutes(1)))
          .isInstanceOf(StreamsException.class)
          .hasRootCauseInstanceOf(BadRecordException.class);
    }
  }

  @Test
  void shouldDeadLetterSourceOfOutputThatIsTooLarge() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      var input = fixture.input(Topics.CATALOG_APPLICATION);

      input.pipeInput("a", SmallApp.application("large"));
      input.pipeInput("b", SmallApp.application("good"));

      assertThat(fixture.output(SmallApp.OUT).readKeyValuesToList()).hasSize(1);
      DeadLetter letter = fixture.deadLetters().readValue();
      assertThat(letter.getCode()).isEqualTo(DeadLetterCode.OVERSIZE);
      assertThat(letter.getReason()).contains("more than the 1015808 that can be sent");
      assertThat(text(letter.getKey())).isEqualTo("a");
    }
  }

  @Test
  void shouldLeaveOutPayloadThatWouldMakeDeadLetterTooLarge() {
    Map<String, String> smallRequests = Map.of("kafka.producer.max.request.size", "131072");

    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app(), smallRequests)) {
      fixture.rawInput(Topics.CATALOG_APPLICATION).pipeInput("a", new byte[100_000]);

      DeadLetter letter = fixture.deadLetters().readValue();
      assertThat(letter.getPayload()).isNull();
      assertThat(letter.getReason()).contains("payload of 100000 bytes left out");
    }
  }

  @Test
  void shouldKeepKeyWhenSourceBytesAreGone() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      fixture
          .input(Topics.CATALOG_APPLICATION)
          .pipeInput("a", SmallApp.application("bad after output"));

      TestRecord<byte[], byte[]> letter =
          fixture.rawOutput(Topics.deadLetter("small")).readRecord();
      assertThat(letter.key()).isEqualTo("a".getBytes(UTF_8));
      assertThat(fixture.output(SmallApp.OUT).readKeyValuesToList()).hasSize(1);
    }
  }

  @Test
  void shouldInstallHandlersWhateverIsPassedThrough() {
    try (TopologyFixture fixture = new TopologyFixture(SmallApp.app())) {
      StreamsConfig config = new StreamsConfig(fixture.context().streamsProperties());

      assertThat(config.deserializationExceptionHandler()).isInstanceOf(BadInputHandler.class);
      assertThat(config.processingExceptionHandler()).isInstanceOf(BadRecordHandler.class);
      assertThat(config.productionExceptionHandler()).isInstanceOf(BadOutputHandler.class);
    }
  }

  private static double deadLetters(TopologyFixture fixture, DeadLetterCode code) {
    return SluiceMetric.DEAD_LETTERS.counter(fixture.meters(), "small", code.name()).count();
  }

  private static String text(ByteBuffer buffer) {
    return new String(bytes(buffer), UTF_8);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
