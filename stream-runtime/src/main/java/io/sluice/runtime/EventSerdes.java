/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.sluice.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Plain Avro without a registry, until the serdes of the registry are there. */
final class EventSerdes {

  @SuppressWarnings("unchecked")
  <V> Serde<V> forTopic(Topic<?, V> topic) {
    return topic.valueType() == String.class
        ? (Serde<V>) Serdes.String()
        : (Serde<V>) forClass(topic.valueType().asSubclass(SpecificRecord.class));
  }

  <V extends SpecificRecord> Serde<V> forClass(Class<V> type) {
    SpecificData data = SpecificData.getForClass(type);
    var schema = data.getSchema(type);
    return Serdes.serdeFrom(
        (topic, value) -> {
          if (value == null) {
            return null;
          }
          try {
            var out = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new SpecificDatumWriter<V>(schema, data).write(value, encoder);
            return out.toByteArray();
          } catch (IOException e) {
            throw new SerializationException(e);
          }
        },
        (topic, bytes) -> {
          if (bytes == null) {
            return null;
          }
          try {
            return new SpecificDatumReader<V>(schema, schema, data)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
          } catch (IOException e) {
            throw new SerializationException(e);
          }
        });
  }
}
