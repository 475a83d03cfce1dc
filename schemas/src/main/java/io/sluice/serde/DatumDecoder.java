/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Decodes records of one writer's schema. Safe for use by several threads.
 *
 * <p>Hostile lengths are harmless: Avro compares every declared length and item count with the
 * bytes that are left before it allocates.
 */
final class DatumDecoder {

  private static final ThreadLocal<BinaryDecoder> OF_THREAD =
      ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

  private final String typeName;
  private final DatumReader<Object> reader;

  private DatumDecoder(Schema written, Schema read, GenericData model) {
    this.typeName = written.getFullName();
    try {
      // An own builder: the one of a model is shared, and its cache is not safe for use by threads.
      this.reader = new FastReaderBuilder(model).createDatumReader(written, read);
    } catch (IOException | AvroRuntimeException e) {
      throw new SerializationException(
          typeName + " cannot be read with the schema it was written with: " + e.getMessage(), e);
    }
  }

  static DatumDecoder specific(Schema written, Schema read, SpecificData model) {
    return new DatumDecoder(written, read, model);
  }

  static DatumDecoder generic(Schema written, boolean logicalTypes) {
    GenericData model = new GenericData();
    if (logicalTypes) {
      model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
      model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
      model.addLogicalTypeConversion(new TimeConversions.DateConversion());
      model.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
      model.addLogicalTypeConversion(new Conversions.DecimalConversion());
      model.addLogicalTypeConversion(new Conversions.UUIDConversion());
    }
    return new DatumDecoder(written, written, model);
  }

  Object decode(byte[] bytes, int offset, int length) {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, offset, length, OF_THREAD.get());
    Object datum;
    boolean complete;
    try {
      datum = reader.read(null, decoder);
      complete = decoder.isEnd();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Avro has no one type for malformed bytes; the last one is its answer to deep recursion.
      throw new SerializationException("a " + typeName + " cannot be decoded: " + describe(e), e);
    }
    if (!complete) {
      throw new SerializationException("bytes are left over behind a " + typeName);
    }
    return datum;
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    return message == null ? type : type + ": " + message;
  }
}
