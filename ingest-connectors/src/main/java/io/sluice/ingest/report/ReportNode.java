/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One element of a report in memory, with its place. Reading is strict where a finding could get
 * lost and lenient where only a detail could: an object or array in the wrong place is refused with
 * its JSON Pointer; a number given as a string, or the reverse, is accepted; {@code null} and blank
 * text count as absent.
 */
public final class ReportNode {

  private final JsonNode value;
  private final @Nullable ReportNode parent;
  private final String step;

  ReportNode(JsonNode value, String pointer) {
    this(value, null, pointer);
  }

  private ReportNode(JsonNode value, @Nullable ReportNode parent, String step) {
    this.value = value;
    this.parent = parent;
    this.step = step;
  }

  /** A node that is absent. */
  public static ReportNode absent() {
    return new ReportNode(MissingNode.getInstance(), "");
  }

  /** An object that stands for an element which is not JSON in the report. */
  public static ReportNode of(ObjectNode object, String pointer) {
    return new ReportNode(object, pointer);
  }

  /** An object of elements that were read one by one. */
  public static ReportNode ofFields(String pointer, Map<String, ReportNode> fields) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach((name, node) -> object.set(name, node.value));
    return new ReportNode(object, pointer);
  }

  /** An object of texts: a row of a table. */
  public static ReportNode ofTexts(String pointer, Map<String, String> texts) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    texts.forEach(object::put);
    return new ReportNode(object, pointer);
  }

  /** True unless the field is missing or {@code null}. */
  public boolean isPresent() {
    return !value.isMissingNode() && !value.isNull();
  }

  /** JSON Pointer (RFC 6901) of this element in the report. */
  public String pointer() {
    return parent == null ? step : parent.pointer() + '/' + step;
  }

  public boolean isObject() {
    return value.isObject();
  }

  public boolean isArray() {
    return value.isArray();
  }

  /** True for text, numbers and truth values. */
  public boolean isScalar() {
    return value.isValueNode() && isPresent();
  }

  /** A field of any type. This element must be an object or absent. */
  public ReportNode get(String field) {
    requireObject();
    JsonNode child = value.get(field);
    return new ReportNode(child == null ? MissingNode.getInstance() : child, this, escape(field));
  }

  public boolean has(String field) {
    return get(field).isPresent();
  }

  /** A field that has to be an object when it is there. */
  public ReportNode object(String field) {
    return get(field).requireObject();
  }

  /** Elements of a field that has to be an array when it is there; {@code null} elements too. */
  public List<ReportNode> list(String field) {
    return get(field).elements();
  }

  /** Elements of a field that has to be an array of objects when it is there. */
  public List<ReportNode> objects(String field) {
    List<ReportNode> found = new ArrayList<>();
    for (ReportNode element : list(field)) {
      if (element.isPresent()) {
        found.add(element.requireObject());
      }
    }
    return found;
  }

  /** Elements of this array; nothing when it is absent. */
  public List<ReportNode> elements() {
    if (!isPresent()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongType("an array");
    }
    List<ReportNode> elements = new ArrayList<>(value.size());
    for (int i = 0; i < value.size(); i++) {
      elements.add(new ReportNode(value.get(i), this, Integer.toString(i)));
    }
    return elements;
  }

  /** Fields of this object in their order; nothing when it is absent. */
  public Map<String, ReportNode> fields() {
    requireObject();
    Map<String, ReportNode> fields = new LinkedHashMap<>();
    Iterator<Map.Entry<String, JsonNode>> entries = value.fields();
    while (entries.hasNext()) {
      Map.Entry<String, JsonNode> entry = entries.next();
      fields.put(entry.getKey(), new ReportNode(entry.getValue(), this, escape(entry.getKey())));
    }
    return fields;
  }

  /** Text of a scalar field, unless blank. */
  public Optional<String> text(String field) {
    return get(field).text();
  }

  /** First of several fields that has text. */
  public Optional<String> firstText(String... fields) {
    for (String field : fields) {
      Optional<String> text = text(field);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  /** Text of this scalar, unless blank. */
  public Optional<String> text() {
    requireScalar("text");
    return isPresent() && !value.asText().isBlank()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  /** Whole number of a scalar field; absent when it is not one or does not fit. */
  public Optional<Integer> integer(String field) {
    return number(field)
        .filter(number -> number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE)
        .map(Double::intValue);
  }

  /** Whole number from 1: a line or column. Tools write 0 or -1 for "unknown". */
  public Optional<Integer> position(String field) {
    return integer(field).filter(number -> number > 0);
  }

  /** Number of a scalar field, also when it is given as text; absent when it is none. */
  public Optional<Double> number(String field) {
    ReportNode node = get(field);
    node.requireScalar("a number");
    if (node.value.isNumber()) {
      return finite(node.value.doubleValue());
    }
    if (!node.value.isTextual()) {
      return Optional.empty();
    }
    try {
      return finite(Double.parseDouble(node.value.textValue().strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Truth value of a scalar field, also when it is given as text. */
  public Optional<Boolean> flag(String field) {
    return text(field)
        .flatMap(
            text ->
                switch (text) {
                  case "true", "True", "TRUE" -> Optional.of(true);
                  case "false", "False", "FALSE" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }

  /** Time of a scalar field; absent when it cannot be understood. */
  public Optional<Instant> instant(String field) {
    return text(field).flatMap(Times::parse);
  }

  /** Texts of an array of scalars; one scalar counts as an array of one. */
  public List<String> strings(String field) {
    ReportNode node = get(field);
    if (!node.isPresent()) {
      return List.of();
    }
    if (!node.isArray()) {
      return node.text().stream().toList();
    }
    List<String> texts = new ArrayList<>();
    for (ReportNode element : node.elements()) {
      element.text().ifPresent(texts::add);
    }
    return texts;
  }

  /** Compact JSON of this element, for evidence. */
  public String json() {
    return value.toString();
  }

  /** The error that this element is not what was expected. */
  public MalformedReportException wrongType(String expected) {
    return MalformedReportException.at(
        pointer(), "expected " + expected + " but found " + describe());
  }

  /** This element, which has to be an object or absent. */
  public ReportNode requireObject() {
    if (isPresent() && !value.isObject()) {
      throw wrongType("an object");
    }
    return this;
  }

  private void requireScalar(String expected) {
    if (value.isContainerNode()) {
      throw wrongType(expected);
    }
  }

  private String describe() {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      case NULL, MISSING -> "nothing";
      case BINARY, POJO -> "another value";
    };
  }

  private static Optional<Double> finite(double number) {
    return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
  }

  static String escape(String field) {
    return field.indexOf('~') < 0 && field.indexOf('/') < 0
        ? field
        : field.replace("~", "~0").replace("/", "~1");
  }
}
