/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a JSON report without holding it: {@link #object} and {@link #array} descend, a
 * value that the handler leaves alone is skipped, {@link #node} takes one element into memory
 * within {@link ReportLimits}. The encoding (UTF-8, UTF-16, UTF-32, with or without byte order
 * mark) is found from the bytes. A name that stands twice in one object is an error: which of them
 * counts would depend on the reader (RFC 8259 section 4).
 */
public final class JsonReader implements AutoCloseable {

  /** Called with the reader at the value of a field. */
  @FunctionalInterface
  public interface FieldHandler {
    void field(String name) throws IOException;
  }

  /** Called with the reader at an element. */
  @FunctionalInterface
  public interface ElementHandler {
    void element(int index) throws IOException;
  }

  /** Reads the whole document. */
  @FunctionalInterface
  public interface DocumentHandler {
    void document(JsonReader json) throws IOException;
  }

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(ReportLimits.constraints())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the one JSON document of the input; anything after it is an error. */
  public static void read(ReportInput input, DocumentHandler handler) throws IOException {
    try (JsonReader json = new JsonReader(parser(input.open()))) {
      if (json.next() == null) {
        throw new MalformedReportException("", "the report is empty");
      }
      handler.document(json);
      json.skip();
      if (json.next() != null) {
        throw json.malformed("there is more text after the end of the report");
      }
    }
  }

  /**
   * Reads the JSON documents of the input one after the other: JSON lines, or concatenated JSON.
   * The handler is called with the number of each from 0.
   */
  public static void readAll(ReportInput input, DocumentsHandler handler) throws IOException {
    try (JsonReader json = new JsonReader(parser(input.open()))) {
      for (int i = 0; json.next() != null; i++) {
        handler.document(json, i);
        json.skip();
      }
    }
  }

  /** Reads one of several documents. */
  @FunctionalInterface
  public interface DocumentsHandler {
    void document(JsonReader json, int index) throws IOException;
  }

  /** Reads one JSON value from text, for formats that are not JSON as a whole. */
  public static ReportNode parse(String text, String pointer) throws IOException {
    try (JsonReader json = new JsonReader(FACTORY.createParser(text))) {
      json.next();
      return new ReportNode(json.tree(Set.of()), pointer);
    }
  }

  private static JsonParser parser(InputStream in) throws IOException {
    try {
      return FACTORY.createParser(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  public boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  public boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Goes through the fields of the object here; {@code null} counts as an empty object. */
  public void object(FieldHandler handler) throws IOException {
    if (isNull()) {
      return;
    }
    if (!isObject()) {
      throw wrongType("an object");
    }
    while (next() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      next();
      handler.field(name);
      skip();
    }
  }

  /** Goes through the elements of the array here; {@code null} counts as an empty array. */
  public void array(ElementHandler handler) throws IOException {
    if (isNull()) {
      return;
    }
    if (!isArray()) {
      throw wrongType("an array");
    }
    for (int i = 0; next() != JsonToken.END_ARRAY; i++) {
      handler.element(i);
      skip();
    }
  }

  /** Takes the value here into memory. */
  public ReportNode node() throws IOException {
    return node(Set.of());
  }

  /** Takes the value here into memory, except fields of these names at any depth. */
  public ReportNode node(Set<String> without) throws IOException {
    String pointer = pointer();
    return new ReportNode(tree(without), pointer);
  }

  /**
   * Takes the value here into memory with all elements of its arrays, since findings are in them;
   * one that is too large is refused.
   *
   * @param without names of fields that are left out, at any depth
   * @param prefix where the document stands among several, put before the pointer
   */
  public ReportNode entire(Set<String> without, String prefix) throws IOException {
    String pointer = prefix + pointer();
    try {
      return new ReportNode(new BoundedTree(parser, without, true).read(), pointer);
    } catch (JsonProcessingException e) {
      throw JsonErrors.translate(e);
    }
  }

  /** Line of the value here, from 1. */
  public int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** Takes the value here, which has to be an object, into memory. */
  public ReportNode objectNode(Set<String> without) throws IOException {
    if (!isObject()) {
      throw wrongType("an object");
    }
    return node(without);
  }

  /** Text of the scalar here, unless blank. */
  public Optional<String> text() throws IOException {
    return node().text();
  }

  /** JSON Pointer (RFC 6901) of the value here. */
  public String pointer() {
    return parser.getParsingContext().pathAsPointer(false).toString();
  }

  /** The error that the value here is not what was expected. */
  public MalformedReportException wrongType(String expected) {
    return MalformedReportException.at(
        pointer(), "expected " + expected + " but found " + JsonErrors.describe(parser));
  }

  /** An error at the current line and column. */
  public MalformedReportException malformed(String problem) {
    JsonLocation location = parser.currentTokenLocation();
    return MalformedReportException.at(location.getLineNr(), location.getColumnNr(), problem);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private @Nullable JsonToken next() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw JsonErrors.translate(e);
    }
  }

  private void skip() throws IOException {
    try {
      if (isObject() || isArray()) {
        parser.skipChildren();
        // A truncated document makes skipChildren return without complaint.
        if (parser.currentToken() == null || parser.currentToken().isStructStart()) {
          throw malformed("the report ends early");
        }
      }
    } catch (JsonProcessingException e) {
      throw JsonErrors.translate(e);
    }
  }

  private JsonNode tree(Set<String> without) throws IOException {
    try {
      return new BoundedTree(parser, without).read();
    } catch (JsonProcessingException e) {
      throw JsonErrors.translate(e);
    }
  }
}
