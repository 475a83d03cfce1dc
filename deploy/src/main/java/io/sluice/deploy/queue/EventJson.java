/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events as plain JSON, the way a reader expects them: a union is its value, a time is ISO text,
 * bytes are Base64. Avro's own JSON encoding wraps each union value in its type.
 */
public final class EventJson {

  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  /** One line of JSON with the record's fields in schema order. */
  public static String of(IndexedRecord event) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      write(generator, event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The same with one more field, a list of records, after those of the record. */
  public static String of(IndexedRecord event, String name, List<? extends IndexedRecord> more) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartObject();
      fields(generator, event);
      generator.writeArrayFieldStart(name);
      for (IndexedRecord each : more) {
        write(generator, each);
      }
      generator.writeEndArray();
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes a record as an object. */
  public static void write(JsonGenerator json, IndexedRecord event) throws IOException {
    value(json, event.getSchema(), event);
  }

  private static void value(JsonGenerator json, Schema schema, @Nullable Object value)
      throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case IndexedRecord event -> object(json, event);
      case Instant instant -> json.writeString(instant.toString());
      case Long number when isTimestamp(schema) ->
          json.writeString(Instant.ofEpochMilli(number).toString());
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Float number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case ByteBuffer bytes -> json.writeString(base64(bytes));
      case GenericFixed fixed ->
          json.writeString(Base64.getEncoder().encodeToString(fixed.bytes()));
      case Collection<?> items -> array(json, branch(schema, Schema.Type.ARRAY), items);
      case Map<?, ?> entries -> map(json, branch(schema, Schema.Type.MAP), entries);
      default -> json.writeString(value.toString()); // strings and enum symbols
    }
  }

  private static void object(JsonGenerator json, IndexedRecord event) throws IOException {
    json.writeStartObject();
    fields(json, event);
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, IndexedRecord event) throws IOException {
    for (Schema.Field field : event.getSchema().getFields()) {
      json.writeFieldName(field.name());
      value(json, field.schema(), event.get(field.pos()));
    }
  }

  private static void array(JsonGenerator json, Schema schema, Collection<?> items)
      throws IOException {
    json.writeStartArray();
    for (Object item : items) {
      value(json, schema.getElementType(), item);
    }
    json.writeEndArray();
  }

  private static void map(JsonGenerator json, Schema schema, Map<?, ?> entries) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      value(json, schema.getValueType(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static boolean isTimestamp(Schema schema) {
    if (schema.getType() == Schema.Type.UNION) {
      return schema.getTypes().stream().anyMatch(EventJson::isTimestamp);
    }
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
  }

  /** The branch of that type of a union, or the schema itself. */
  private static Schema branch(Schema schema, Schema.Type type) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(candidate -> candidate.getType() == type)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + type + " in " + schema));
  }

  private static String base64(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return Base64.getEncoder().encodeToString(copy);
  }
}
