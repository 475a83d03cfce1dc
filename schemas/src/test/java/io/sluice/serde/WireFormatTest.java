/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.registry.MockSchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Laws of the bytes. */
class WireFormatTest {

  private final AvroSerde<SpecificRecord> serde = new AvroSerde<>();

  WireFormatTest() {
    serde.configure(Map.of("schema.registry.url", "mock://wire-format-test"), false);
  }

  @Provide
  Arbitrary<SpecificRecord> events() {
    return EventArbitraries.events();
  }

  @Provide
  Arbitrary<String> texts() {
    return EventArbitraries.texts();
  }

  @Property
  void shouldReadBackEveryEvent(@ForAll("events") SpecificRecord event) {
    byte[] bytes = write(event);

    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(event);
  }

  @Property
  void shouldWriteTheBytesThatAvroWrites(@ForAll("events") SpecificRecord event)
      throws IOException {
    byte[] bytes = write(event);

    int id =
        MockSchemaRegistry.scope("wire-format-test")
            .register(topic(event) + "-value", PlainSchema.of(event.getSchema()));
    assertThat(bytes).isEqualTo(reference(id, event));
  }

  @Property
  void shouldReadASliceOfALargerBuffer(
      @ForAll("events") SpecificRecord event, @ForAll @IntRange(max = 20) int before) {
    byte[] bytes = write(event);
    ByteBuffer heap = ByteBuffer.allocate(before + bytes.length + 7);
    ByteBuffer direct = ByteBuffer.allocateDirect(before + bytes.length + 7);

    assertThat(readSlice(heap, before, bytes)).isEqualTo(event);
    assertThat(readSlice(direct, before, bytes)).isEqualTo(event);
  }

  private Object readSlice(ByteBuffer buffer, int before, byte[] bytes) {
    buffer.position(before).put(bytes).limit(before + bytes.length).position(before);
    Object event = serde.deserializer().deserialize("t", new RecordHeaders(), buffer);
    return event == null ? "nothing" : event;
  }

  @Property
  void shouldCarryEveryId(@ForAll int id) {
    byte[] bytes = new byte[WireFormat.HEADER_LENGTH];
    WireFormat.putHeader(bytes, id);

    assertThat(WireFormat.schemaId(bytes, 0, bytes.length)).isEqualTo(id);
    assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);
    assertThat(bytes[0]).isZero();
  }

  @Property
  void shouldAnswerATruncatedEventClearly(
      @ForAll("events") SpecificRecord event, @ForAll @IntRange(max = 1_000_000) int seed) {
    byte[] bytes = write(event);
    byte[] truncated = Arrays.copyOf(bytes, seed % bytes.length);

    assertThatThrownBy(() -> serde.deserializer().deserialize("t", truncated))
        .isInstanceOf(SerializationException.class);
  }

  @Property
  void shouldAnswerALongerEventClearly(
      @ForAll("events") SpecificRecord event, @ForAll @Size(min = 1, max = 9) byte[] more) {
    byte[] bytes = write(event);
    byte[] longer = ByteBuffer.allocate(bytes.length + more.length).put(bytes).put(more).array();

    assertThatThrownBy(() -> serde.deserializer().deserialize("t", longer))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("left over");
  }

  @Property
  void shouldSurviveDamagedEvents(
      @ForAll("events") SpecificRecord event,
      @ForAll @IntRange(max = 1_000_000) int seed,
      @ForAll byte damage) {
    byte[] bytes = write(event);
    bytes[WireFormat.HEADER_LENGTH + seed % (bytes.length - WireFormat.HEADER_LENGTH)] = damage;

    assertReadsOrRefuses(bytes);
  }

  @Property
  void shouldSurviveArbitraryBytes(@ForAll("ids") int id, @ForAll @Size(max = 200) byte[] bytes) {
    byte[] hostile = new byte[WireFormat.HEADER_LENGTH + bytes.length];
    WireFormat.putHeader(hostile, id);
    System.arraycopy(bytes, 0, hostile, WireFormat.HEADER_LENGTH, bytes.length);

    assertReadsOrRefuses(hostile);
  }

  @Provide
  Arbitrary<Integer> ids() {
    return Arbitraries.integers().between(1, 4);
  }

  private void assertReadsOrRefuses(byte[] bytes) {
    assertThatCode(
            () -> {
              try {
                serde.deserializer().deserialize("t", bytes);
              } catch (SerializationException e) {
                assertThat(e).hasMessageNotContaining("\n");
              }
            })
        .doesNotThrowAnyException();
  }

  @Property
  void shouldWriteTextAsAvroDoes(@ForAll("texts") String text) throws IOException {
    RecordEncoder encoder = new RecordEncoder();
    encoder.writeString(text);

    ByteArrayOutputStream reference = new ByteArrayOutputStream();
    BinaryEncoder avro = EncoderFactory.get().binaryEncoder(reference, null);
    avro.writeString(text);
    avro.flush();
    assertThat(encoder.decoder().readString()).isEqualTo(text);
    assertThat(encoder.record(0)).endsWith(reference.toByteArray());
    assertThat(text.getBytes(UTF_8).length).isLessThan(encoder.record(0).length);
  }

  private byte[] write(SpecificRecord event) {
    byte[] bytes = serde.serializer().serialize(topic(event), event);
    return bytes == null ? new byte[0] : bytes;
  }

  private static String topic(SpecificRecord event) {
    return event.getSchema().getName();
  }

  private static byte[] reference(int id, SpecificRecord event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.write(ByteBuffer.allocate(4).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<>(event.getSchema(), SpecificData.getForSchema(event.getSchema()))
        .write(event, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
